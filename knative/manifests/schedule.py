"""The part of cron that Taskfleet's clocks use: `minute hour * * *`, each of the two `*`, `*/n` or a number, in UTC."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

_FIELD = re.compile(r"(\*)(?:/([1-9]\d?))?|(\d{1,2})")
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Schedule:
    """The minutes of an hour and the hours of a day at which something happens."""

    minutes: frozenset[int]
    hours: frozenset[int]

    @classmethod
    def read(cls, text: str) -> Schedule:
        """Read five fields. Raises ValueError for what is not in the part of cron above."""
        match text.split(" "):
            case [minute, hour, "*", "*", "*"]:
                return cls(_field(minute, 60), _field(hour, 24))
        raise ValueError(f"the schedule `{text}` is not `minute hour * * *`")

    def next_after(self, moment: datetime) -> datetime:
        """The first time after `moment`."""
        moment = moment.replace(second=0, microsecond=0) + _MINUTE
        while moment.minute not in self.minutes or moment.hour not in self.hours:
            moment += _MINUTE
        return moment


def _field(text: str, end: int) -> frozenset[int]:
    read = _FIELD.fullmatch(text)
    if read is None:
        raise ValueError(f"`{text}` in a schedule is neither *, */n nor a number")
    every, step, number = read.groups()
    values = range(0, end, int(step or 1)) if every else range(int(number), int(number) + 1)
    if max(int(step or 0), values[-1]) >= end:
        raise ValueError(f"`{text}` in a schedule is more than {end - 1}")
    return frozenset(values)
