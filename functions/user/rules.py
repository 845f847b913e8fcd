"""What every operation on accounts decides alike."""

from functions.refusals import invalid
from functions.time_zones import is_time_zone


def check_email(email: str) -> str:
    """The address without the space around it. Raises `invalid` for what cannot be an e-mail address."""
    address = email.strip()
    local, at, domain = address.rpartition("@")
    if not at or not local or "." not in domain.strip(".") or any(c.isspace() or not c.isprintable() for c in address):
        raise invalid("email", "This is not an e-mail address.")
    return address


def check_name(name: str) -> str:
    """The name without the space around it. Raises `invalid` when nothing is left, or it cannot be printed."""
    trimmed = " ".join(name.split())
    if not trimmed or not trimmed.isprintable():
        raise invalid("name", "A name has at least one letter.")
    return trimmed


def check_time_zone(name: str, *, field: str = "time_zone") -> str:
    """The zone's name. Raises `invalid` for what the IANA time zone database does not have."""
    if not is_time_zone(name):
        raise invalid(field, "There is no such time zone; an example is Europe/Berlin.")
    return name
