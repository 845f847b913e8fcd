"""When a clock strikes."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from knative.manifests.schedule import Schedule


@pytest.mark.parametrize(
    ("schedule", "moment", "then"),
    [
        ("* * * * *", "2026-03-01T10:00:59", "2026-03-01T10:01"),
        ("*/10 * * * *", "2026-03-01T10:00", "2026-03-01T10:10"),
        ("*/10 * * * *", "2026-12-31T23:50:01", "2027-01-01T00:00"),
        ("*/25 * * * *", "2026-03-01T10:50", "2026-03-01T11:00"),
        ("30 4 * * *", "2026-03-01T04:30", "2026-03-02T04:30"),
        ("0 */6 * * *", "2026-03-01T12:00:01", "2026-03-01T18:00"),
    ],
)
def test_the_next_time_is_the_first_that_the_schedule_has(schedule: str, moment: str, then: str) -> None:
    after = Schedule.read(schedule).next_after(datetime.fromisoformat(moment).replace(tzinfo=UTC))
    assert after == datetime.fromisoformat(then).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "schedule",
    [
        *("", "* * * *", "* * * * * *", "@hourly", "0 0 1 * *", "0 0 * * 1", "*  * * * *"),
        *("60 * * * *", "0 24 * * *", "*/60 * * * *", "*/0 * * * *", "1,2 * * * *", "1-5 * * * *", "x * * * *"),
    ],
)
def test_what_is_not_of_the_part_of_cron_that_we_use_is_refused(schedule: str) -> None:
    with pytest.raises(ValueError, match="schedule"):
        Schedule.read(schedule)
