"""One stream, in order: drops repeats, waits a moment for what is late, reads what is missing from the log."""

import asyncio
import logging
from collections import deque
from typing import Protocol

from events.envelope import Envelope
from gateway.call_function import Refusal
from gateway.live.event import LiveEvent
from gateway.live.follower import BEHIND, MOST_MISSED, RESYNC, RETRY, Follower

REORDER = 0.2
"""Seconds to wait for an event that others overtook."""
MOST_PENDING = 1000
RECENT = 256
RECENT_BYTES = 256 * 1024
log = logging.getLogger(__name__)


class Log(Protocol):
    """What a feed needs of the hub."""

    async def missed(self, stream: str, after: int) -> list[Envelope]:
        """A page of the log right after a `seq`; raises Refusal."""

    async def live_event(self, envelope: Envelope) -> LiveEvent:
        """The event with the name of who caused it."""

    trusted: asyncio.Event


class Feed:
    """Follows one stream for all followers in this process. `(epoch, seq)` is the last event it delivered."""

    def __init__(self, stream: str, hub: Log) -> None:
        self.stream = stream
        self.epoch = 0
        self.seq = 0
        self.uses = 0
        self.subscribed = asyncio.Event()
        self.started: asyncio.Task[None] | None = None
        self.followers: set[Follower] = set()
        self._hub = hub
        self._head = 0
        self._pending: dict[int, Envelope] = {}
        self._recent: deque[LiveEvent] = deque()
        self._recent_bytes = 0
        self._wake = asyncio.Event()
        self._following: asyncio.Task[None] | None = None
        self._stopped = False

    @property
    def is_trusted(self) -> bool:
        """Whether the audience was verified lately."""
        return self._hub.trusted.is_set()

    async def trusted(self) -> None:
        """Return when the audience was verified lately."""
        await self._hub.trusted.wait()

    @property
    def begun(self) -> bool:
        """Whether it is known where it begins."""
        return self._following is not None

    def begin(self, epoch: int, seq: int) -> None:
        """Deliver what comes after this event; what came by Redis meanwhile is put in order from here."""
        self.epoch, self.seq = epoch, seq
        self._head = max(self._head, seq)
        self._wake.set()
        if not self._stopped:
            self._following = asyncio.create_task(self._follow())

    def stop(self) -> None:
        """Deliver nothing any more."""
        self._stopped = True
        if self._following is not None:
            self._following.cancel()

    def receive(self, envelope: Envelope) -> None:
        """An event as it came by Redis: in any order, perhaps again, perhaps without its data."""
        if envelope.epoch < self.epoch:
            return
        if envelope.epoch > self.epoch and self.epoch:
            self._renew(envelope.epoch, envelope.seq - 1)
        self._head = max(self._head, envelope.seq)
        if not envelope.oversize and len(self._pending) < MOST_PENDING:
            self._pending[envelope.seq] = envelope
        self._wake.set()

    def head_is(self, epoch: int, seq: int) -> None:
        """How far the log has come: the loss of the last event leaves no gap."""
        if epoch > self.epoch and self.epoch:
            self._renew(epoch, seq)
        self.epoch = self.epoch or epoch
        if seq > self._head:
            self._head = seq
        self._wake.set()

    async def since(self, seq: int) -> list[LiveEvent]:
        """Some events right after `seq`, from memory or from the log; raises Refusal."""
        if self._recent and self._recent[0].seq <= seq + 1:
            return [event for event in self._recent if event.seq > seq]
        missed = await self._hub.missed(self.stream, seq)
        # What is newer than the feed itself comes through the feed.
        return [await self._hub.live_event(envelope) for envelope in missed if envelope.seq <= self.seq]

    async def _follow(self) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            await self._deliver_pending()
            if self._head > self.seq:
                await self._wait_for(self.seq + 1)
                await self._deliver_pending()
                if self._head > self.seq:
                    await self._fill_gap()

    async def _deliver_pending(self) -> None:
        while (envelope := self._pending.pop(self.seq + 1, None)) is not None:
            await self._deliver(envelope)
        for seq in [seq for seq in self._pending if seq <= self.seq]:
            del self._pending[seq]

    async def _wait_for(self, seq: int) -> None:
        try:
            async with asyncio.timeout(REORDER):
                while seq not in self._pending and self.seq < seq:
                    await self._wake.wait()
                    self._wake.clear()
        except TimeoutError:
            return

    async def _fill_gap(self) -> None:
        if self._head - self.seq > MOST_MISSED:
            self._skip_to(self._head)
            return
        try:
            missed = await self._hub.missed(self.stream, self.seq)
        except Refusal:
            await asyncio.sleep(RETRY)
            self._wake.set()
            return
        for envelope in missed:
            if envelope.seq > self.seq:
                await self._deliver(envelope)
        if not missed:
            log.warning("the log of %s has nothing after %d, and yet its head is %d", self.stream, self.seq, self._head)
            self._skip_to(self._head)
        self._wake.set()

    async def _deliver(self, envelope: Envelope) -> None:
        event = await self._hub.live_event(envelope)
        self.epoch, self.seq = envelope.epoch, envelope.seq
        self._head = max(self._head, self.seq)
        self._recent.append(event)
        self._recent_bytes += event.size
        while len(self._recent) > RECENT or self._recent_bytes > RECENT_BYTES:
            self._recent_bytes -= self._recent.popleft().size
        for follower in tuple(self.followers):
            follower.offer(event)

    def _renew(self, epoch: int, seq: int) -> None:
        """The log was restored from a backup: nothing that anybody has read is certain any more."""
        log.warning("%s has a new epoch: %d", self.stream, epoch)
        self.epoch, self._head = epoch, seq
        self._pending.clear()
        self._skip_to(seq)

    def _skip_to(self, seq: int) -> None:
        self.seq = seq
        self._recent.clear()
        self._recent_bytes = 0
        for follower in tuple(self.followers):
            follower.end(RESYNC, BEHIND)
