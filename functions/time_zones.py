"""Time zones by their names in the IANA time zone database."""

import zoneinfo
from functools import cache


def is_time_zone(name: str) -> bool:
    """Whether the database has a zone of this name."""
    return name in _names()


@cache
def _names() -> frozenset[str]:
    """Every name; finding them reads hundreds of files."""
    return frozenset(zoneinfo.available_timezones())
