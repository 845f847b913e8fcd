"""One subscription: follows a feed as long as its socket keeps up, and the log when it does not."""

import asyncio
from collections.abc import Callable
from typing import Protocol

from gateway.call_function import Refusal
from gateway.live.event import LiveEvent, View
from gateway.live.outbox import Outbox

MOST_MISSED = 1000
"""Events; who misses more reads a new snapshot faster than the log."""
RETRY = 1.0

RESYNC = "resync"
BEHIND = "Too much has happened since. Read everything again, then subscribe."


class Source(Protocol):
    """What a follower needs of a feed."""

    seq: int

    async def since(self, seq: int) -> list[LiveEvent]:
        """Some events right after `seq`, in order; none when `seq` is the last."""

    async def trusted(self) -> None:
        """Return when it is known that the audience may listen."""

    @property
    def is_trusted(self) -> bool:
        """Whether that is known now."""


class Follower:
    """Sends each event after `position` once, in order."""

    def __init__(
        self, source: Source, view: View, prefix: str, position: int, outbox: Outbox, end: Callable[[str, str], None]
    ) -> None:
        """`prefix` is a message up to its payload; `end` takes the code and sentence with which to end early."""
        self._source = source
        self._view = view
        self._prefix = prefix
        self._position = position
        self._outbox = outbox
        self._end = end
        self._catching_up: asyncio.Task[None] | None = None
        if position < source.seq:
            self._fall_behind()

    def offer(self, event: LiveEvent) -> None:
        """The feed's next event; taken if the socket keeps up."""
        if self._catching_up is not None or event.seq <= self._position:
            return
        if self._outbox.has_room and self._source.is_trusted:
            self._send(event)
        else:
            self._fall_behind()

    def end(self, code: str, detail: str) -> None:
        """End early, and say why."""
        self.close()
        self._end(code, detail)

    def close(self) -> None:
        """End without a word."""
        if self._catching_up is not None:
            self._catching_up.cancel()

    def _send(self, event: LiveEvent) -> None:
        self._outbox.put(f"{self._prefix}{event.payload(self._view)}}}")
        self._position = event.seq

    def _fall_behind(self) -> None:
        self._catching_up = asyncio.create_task(self._catch_up())

    async def _catch_up(self) -> None:
        while self._position < self._source.seq:
            await self._source.trusted()
            await self._outbox.half_free()
            if self._source.seq - self._position > MOST_MISSED:
                self._catching_up = None
                self.end(RESYNC, BEHIND)
                return
            try:
                events = await self._source.since(self._position)
            except Refusal:
                await asyncio.sleep(RETRY)
                continue
            if not events:
                self._catching_up = None
                self.end(RESYNC, BEHIND)  # the log no longer has them
                return
            for event in events:
                await self._outbox.half_free()
                self._send(event)
        # Nothing is awaited between this and the last comparison, so that no event falls between.
        self._catching_up = None
