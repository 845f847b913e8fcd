"""All streams that somebody here follows: one Redis subscription each, and the log where Redis is not enough."""

import asyncio
import contextlib
import logging
import socket
from collections.abc import Coroutine, Iterable
from types import TracebackType
from typing import Any, Self

import msgspec
from redis.asyncio import Redis
from redis.asyncio.client import PubSub
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from events.contracts.event import Head, Heads, ListHeads, ListMissedEvents
from events.envelope import Envelope, from_structured
from gateway.call_function import Functions, Refusal
from gateway.live.event import LiveEvent
from gateway.live.feed import Feed
from gateway.loaders import PeopleById

HEADS_EVERY = 5.0
HEADS_EVERY_WITHOUT_REDIS = 2.0
STREAMS_A_CALL = 5000
READS_AT_ONCE = 8
"""Of the log, whoever wants them: five hundred who lag must not keep the functions from those who work."""
CONFIRMATION = 1.0
"""Seconds; without Redis a feed begins all the same, and lives by its heads."""
LONGEST_PAUSE = 2.0
OWN_CHANNEL = "gateway"
"""Nothing is published there: it keeps the connection subscribed when nobody follows anything."""
KEEPALIVE = {
    getattr(socket, name): seconds
    for name, seconds in (("TCP_KEEPIDLE", 5), ("TCP_KEEPINTVL", 2), ("TCP_KEEPCNT", 2))
    if hasattr(socket, name)  # macOS has not all of them
}
"""A Redis that went silent is known to be gone after 9 seconds; until then the heads tell what it loses."""
log = logging.getLogger(__name__)


class _Missed(msgspec.Struct):
    """A page of the log, its events as envelopes."""

    nodes: list[Envelope]


class Hub:
    """Hands out feeds and keeps them fed; an async context manager."""

    def __init__(self, redis_url: str, functions: Functions) -> None:
        self._redis: Redis = Redis.from_url(
            redis_url,
            client_name="gateway",
            socket_connect_timeout=2.0,
            socket_keepalive=True,
            socket_keepalive_options=KEEPALIVE,
            retry=Retry(NoBackoff(), 0),  # `_listen` does that, and then reads the heads
        )
        self.trusted = asyncio.Event()
        self.trusted.set()
        self._functions = functions
        self._people = PeopleById(functions)
        self._feeds: dict[str, Feed] = {}
        self._pubsub: PubSub | None = None
        self._reads = asyncio.Semaphore(READS_AT_ONCE)
        self._ask_heads = asyncio.Event()
        self._commands = asyncio.Lock()
        self._tasks: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        self._begin(self._listen())
        self._begin(self._watch_heads())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for feed in self._feeds.values():
            feed.stop()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._redis.aclose()

    async def open(self, stream: str) -> Feed:
        """The feed of a stream, at the stream's head or past it; to be given back by `close`. Raises Refusal."""
        feed = self._feeds.get(stream)
        if feed is None:
            feed = self._feeds[stream] = Feed(stream, self)
        feed.uses += 1
        try:
            if feed.started is None:
                feed.started = self._begin(self._start(feed))
            await asyncio.shield(feed.started)
        except BaseException:
            self.close(feed)
            raise
        return feed

    def close(self, feed: Feed) -> None:
        """One who opened this feed has enough of it; the last one leaves the stream."""
        feed.uses -= 1
        if feed.uses == 0:
            del self._feeds[feed.stream]
            feed.stop()
            self._begin(self._leave(feed.stream))

    async def heads(self, streams: list[str]) -> list[Head]:
        """How far these streams have come; raises Refusal."""
        found: list[Head] = []
        for start in range(0, len(streams), STREAMS_A_CALL):
            body = {"streams": streams[start : start + STREAMS_A_CALL]}
            reply = await self._functions.call(ListHeads, body, self._functions.own)
            found += msgspec.json.decode(reply, type=Heads).nodes
        return found

    async def missed(self, stream: str, after: int) -> list[Envelope]:
        """A page of the log of a stream right after a `seq`; raises Refusal."""
        async with self._reads:
            body = {"stream": stream, "after_seq": after}
            reply = await self._functions.call(ListMissedEvents, body, self._functions.own)
        return msgspec.json.decode(reply, type=_Missed).nodes

    async def live_event(self, envelope: Envelope) -> LiveEvent:
        """The event with the name of who caused it."""
        return LiveEvent(envelope, await self._people.load(envelope.actorid) if envelope.actorid else None)

    def _begin(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _start(self, feed: Feed) -> None:
        # First subscribed, then the head is read: what happens between comes by Redis, and in order.
        with contextlib.suppress(RedisError, OSError, TimeoutError):
            async with self._commands:
                if self._pubsub is not None:
                    await self._pubsub.subscribe(feed.stream)
            async with asyncio.timeout(CONFIRMATION):
                await feed.subscribed.wait()
        try:
            heads = await self.heads([feed.stream])
        except Refusal:
            feed.started = None
            raise
        feed.begin(*((heads[0].epoch, heads[0].seq) if heads else (0, 0)))

    async def _leave(self, stream: str) -> None:
        with contextlib.suppress(RedisError, OSError):
            async with self._commands:
                # Somebody may have come back meanwhile, and subscribed again.
                if self._pubsub is not None and stream not in self._feeds:
                    await self._pubsub.unsubscribe(stream)

    async def _listen(self) -> None:
        pause = 0.1
        while True:
            try:
                async with self._redis.pubsub() as pubsub:
                    await pubsub.subscribe(OWN_CHANNEL, *self._feeds)
                    self._pubsub = pubsub
                    self._ask_heads.set()
                    pause = 0.1
                    while True:
                        self._take(await pubsub.get_message(timeout=None))
            except (RedisError, OSError) as lost:
                if self._pubsub is not None:
                    log.warning("Redis is away: %s", lost)
                    self._ask_heads.set()
                self._pubsub = None
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE)

    def _take(self, message: dict[str, Any] | None) -> None:
        if message is None:
            return
        feed = self._feeds.get(message["channel"].decode())
        if feed is None:
            return
        if message["type"] == "subscribe":
            feed.subscribed.set()
        elif message["type"] == "message":
            try:
                feed.receive(from_structured(message["data"]))
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, ValueError):
                log.warning("what came on %s is no event", feed.stream)

    async def _watch_heads(self) -> None:
        while True:
            every = HEADS_EVERY if self._pubsub is not None else HEADS_EVERY_WITHOUT_REDIS
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(every):
                    await self._ask_heads.wait()
            self._ask_heads.clear()
            await self._compare_heads()

    async def _compare_heads(self) -> None:
        streams = [feed.stream for feed in self._feeds.values() if feed.begun]
        try:
            heads: Iterable[Head] = await self.heads(streams) if streams else ()
        except Refusal:
            return
        for head in heads:
            feed = self._feeds.get(head.stream)
            if feed is not None and feed.begun:
                feed.head_is(head.epoch, head.seq)
