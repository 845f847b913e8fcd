"""Redis pub/sub: an event's channel is its stream. Within a stream, what is handed over first is published first.

Nothing is given up: while Redis is away, `publish` waits and tries again. Only `offer` forgets, the oldest first, when
it has no room for more; what it forgets comes again from Kafka.
"""

import asyncio
import logging
import re
from collections import deque
from collections.abc import Sequence
from typing import NamedTuple

import msgspec
from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from events.envelope import from_structured
from events.names import TOPIC_OF_STREAM

MOST_OFFERED = 16 * 2**20  # bytes kept while Redis is away
LARGEST_BATCH = 256  # messages in one pipeline
TIMEOUT = 5.0  # seconds for an answer
FIRST_PAUSE, LONGEST_PAUSE = 0.05, 1.0  # seconds between attempts

_STREAM = re.compile(rf"({'|'.join(TOPIC_OF_STREAM)}):[0-9a-f-]{{36}}")

log = logging.getLogger(__name__)


class Message(NamedTuple):
    """An event on its way: the channel, and the CloudEvent in JSON format."""

    channel: str
    body: bytes


class NotAnEvent(ValueError):
    """These bytes are not an event of one of our streams."""


def message_of(body: bytes) -> Message:
    """The message that carries a CloudEvent in JSON format. Raises `NotAnEvent`."""
    try:
        stream = from_structured(body).stream
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise NotAnEvent from None
    if not _STREAM.fullmatch(stream):
        raise NotAnEvent
    return Message(stream, body)


class Channels:
    """The way to Redis. `forward` must run for what is offered to leave."""

    def __init__(self, redis_url: str) -> None:
        self._redis: Redis = Redis.from_url(
            redis_url,
            client_name="notifier",
            socket_timeout=TIMEOUT,
            socket_connect_timeout=TIMEOUT,
            retry=Retry(NoBackoff(), 0),  # `publish` does that, with no limit
        )
        self._offered: deque[Message] = deque()
        self._size = 0
        self._dropped = 0
        self._some = asyncio.Event()

    def offer(self, message: Message) -> None:
        """Publish soon; never blocks. Beyond MOST_OFFERED the oldest offers are dropped."""
        self._offered.append(message)
        self._size += len(message.body)
        while self._size > MOST_OFFERED:
            self._size -= len(self._offered.popleft().body)
            self._dropped += 1
        self._some.set()

    async def forward(self) -> None:
        """Publish what is offered, for ever."""
        while True:
            await self._some.wait()
            batch = [self._offered.popleft() for _ in range(min(len(self._offered), LARGEST_BATCH))]
            self._size -= sum(len(message.body) for message in batch)
            if not self._offered:
                self._some.clear()
            await self.publish(batch)
            if self._dropped:
                log.warning("%d frames were dropped while Redis was away; they come again from Kafka.", self._dropped)
                self._dropped = 0

    async def publish(self, batch: Sequence[Message]) -> None:
        """Publish in this order; returns when Redis has taken all of it, however long that takes.

        After a connection was lost the whole batch goes again: gateways drop repeats by (epoch, seq).
        """
        pause = FIRST_PAUSE
        while True:
            try:
                async with self._redis.pipeline(transaction=False) as pipeline:
                    for message in batch:
                        pipeline.publish(message.channel, message.body)
                    await pipeline.execute()
            except (RedisError, OSError) as lost:
                if pause == FIRST_PAUSE:
                    log.warning("Redis is away: %s", lost)
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE)
            else:
                if pause != FIRST_PAUSE:
                    log.warning("Redis is back.")
                return

    async def close(self) -> None:
        """Hang up."""
        await self._redis.aclose()
