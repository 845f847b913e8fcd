"""What one Trigger has taken from its topic and not yet answered.

The invariant: `committable()` of a partition never passes the lowest record without an answer, so that a restart
repeats records and loses none.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from knative.local.triggers.cloud_event import Event
from knative.local.triggers.ready import ReadyTrigger

# Knative's dispatcher polls up to 50 records while fewer than 50 are in flight: 50 to 99 at a time.
BATCH = 50
FULL = 50


@dataclass(frozen=True)
class Record:
    """A record's place and its event; None where it holds none."""

    partition: int
    offset: int
    event: Event | None


class Deliveries:
    """One Trigger's deliveries; `next_offsets` says, by partition, the first record that it has not seen."""

    def __init__(
        self,
        trigger: ReadyTrigger,
        next_offsets: Mapping[int, int],
        deliver: Callable[[ReadyTrigger, Event], Awaitable[None]],
        tasks: asyncio.TaskGroup,
    ) -> None:
        self.trigger = trigger
        self.next_offsets = dict(next_offsets)
        self.room = asyncio.Event()
        self.room.set()
        self._deliver = deliver
        self._tasks = tasks
        self._unanswered: dict[int, set[int]] = {partition: set() for partition in next_offsets}
        self._in_flight = 0
        self._latest: dict[int, asyncio.Task[None]] = {}

    def wants(self, record: Record) -> bool:
        """Whether the record is new to this Trigger and passes its filters."""
        return (
            record.event is not None
            and record.offset >= self.next_offsets[record.partition]
            and self.trigger.matches(record.event.attributes)
        )

    def take(self, record: Record) -> None:
        """Start the record's delivery, or note that it is none of this Trigger's business."""
        if self.wants(record):
            self._start(record)
        self.next_offsets[record.partition] = max(self.next_offsets[record.partition], record.offset + 1)

    def committable(self) -> dict[int, int]:
        """By partition, the offset below which every record was answered or is not wanted."""
        return {
            partition: min(self._unanswered[partition], default=offset)
            for partition, offset in self.next_offsets.items()
        }

    def _start(self, record: Record) -> None:
        self._unanswered[record.partition].add(record.offset)
        self._in_flight += 1
        if self._in_flight >= FULL:
            self.room.clear()
        before = self._latest.get(record.partition)
        task = self._tasks.create_task(self._run(record, before))
        if self.trigger.ordered:
            self._latest[record.partition] = task

    async def _run(self, record: Record, before: asyncio.Task[None] | None) -> None:
        if before is not None:
            await before
        assert record.event is not None  # noqa: S101 (`wants` said so)
        await self._deliver(self.trigger, record.event)
        self._unanswered[record.partition].discard(record.offset)
        self._in_flight -= 1
        if self._in_flight < FULL:
            self.room.set()
