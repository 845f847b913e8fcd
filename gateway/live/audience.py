"""Whether those who listen still may: asked for all sockets in one call, every four seconds."""

import asyncio
import contextlib
import logging
import time
from types import TracebackType
from typing import Protocol, Self

import msgspec
from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from events.contracts.session import Audience as Lost
from events.contracts.session import CheckAudience
from gateway.call_function import Functions, Refusal

EVERY = 4.0
"""Seconds: who was shut out hears nothing after 5."""
TRUSTED_FOR = 10.0
"""Seconds without an answer after which events are held back until there is one."""
SOCKETS_A_USER = 5
FORGOTTEN_AFTER = 10.0
"""Seconds after which a socket counts no more whose gateway died."""
LISTENERS_A_CALL = 5000

# The sockets of a person in all gateways: those that were not renewed are gone.
ADMIT = """
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[2] - ARGV[3])
if redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[4]) then return 0 end
redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1])
redis.call('EXPIRE', KEYS[1], 60)
return 1
"""
Asked = dict[str, object]
log = logging.getLogger(__name__)


class Listener(Protocol):
    """A socket with a session."""

    id: str
    user_id: str
    session_id: str

    @property
    def project_ids(self) -> set[str]:
        """The projects that it follows."""

    def end_session(self) -> None:
        """Its session does not hold."""

    def leave(self, project_id: str) -> None:
        """Its person is no longer in this project."""


class Audience:
    """The sockets of this process, and what is known about their rights; an async context manager."""

    def __init__(self, redis_url: str, functions: Functions, trusted: asyncio.Event) -> None:
        """`trusted` is cleared while it is not known who may listen."""
        self._functions = functions
        self._redis: Redis = Redis.from_url(
            redis_url,
            client_name="gateway",
            socket_timeout=1.0,
            socket_connect_timeout=1.0,
            retry=Retry(NoBackoff(), 0),
        )
        self._trusted = trusted
        self._verified = time.monotonic()
        self._listeners: dict[str, Listener] = {}

    async def __aenter__(self) -> Self:
        self._watching = asyncio.create_task(self._watch())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._watching.cancel()
        await self._redis.aclose()

    async def admit(self, listener: Listener) -> bool:
        """Count a socket; False when its person has as many as may be, here or in another gateway."""
        mine = sum(1 for other in self._listeners.values() if other.user_id == listener.user_id)
        if mine >= SOCKETS_A_USER:
            return False
        self._listeners[listener.id] = listener
        now = time.time()
        try:
            admitted = await self._redis.eval(
                ADMIT, 1, _key(listener), listener.id, str(now), str(FORGOTTEN_AFTER), str(SOCKETS_A_USER)
            )
        except (RedisError, OSError):
            return True  # this gateway's own count still holds
        if not admitted:
            del self._listeners[listener.id]
        return bool(admitted)

    async def dismiss(self, listener: Listener) -> None:
        """A socket is gone."""
        if self._listeners.pop(listener.id, None) is not None:
            with contextlib.suppress(RedisError, OSError):
                await self._redis.zrem(_key(listener), listener.id)

    async def may_follow(self, listener: Listener, project_id: str) -> bool:
        """Whether this person may follow a project; ends the socket if its session does not hold. Raises Refusal."""
        asked: Asked = {"user_id": listener.user_id, "session_id": listener.session_id, "project_ids": [project_id]}
        lost = (await self._ask([asked])).lost
        if any(one.session_ended for one in lost):
            listener.end_session()
        return not lost

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(EVERY)
            await self._renew()
            try:
                await self._verify()
            except Refusal as refusal:
                if time.monotonic() - self._verified > TRUSTED_FOR and self._trusted.is_set():
                    log.warning("events are held back, because nobody says who may have them: %s", refusal)
                    self._trusted.clear()
            else:
                self._verified = time.monotonic()
                self._trusted.set()

    async def _verify(self) -> None:
        sessions: dict[str, list[Listener]] = {}
        for listener in self._listeners.values():
            sessions.setdefault(listener.session_id, []).append(listener)
        asked: list[Asked] = [
            {
                "user_id": sockets[0].user_id,
                "session_id": session_id,
                "project_ids": sorted(set().union(*(socket.project_ids for socket in sockets))),
            }
            for session_id, sockets in sessions.items()
        ]
        for start in range(0, len(asked), LISTENERS_A_CALL):
            for lost in (await self._ask(asked[start : start + LISTENERS_A_CALL])).lost:
                for socket in sessions.get(str(lost.session_id), ()):
                    if lost.session_ended:
                        socket.end_session()
                    for project_id in lost.project_ids:
                        socket.leave(str(project_id))

    async def _ask(self, listeners: list[Asked]) -> Lost:
        reply = await self._functions.call(CheckAudience, {"listeners": listeners}, self._functions.own)
        return msgspec.json.decode(reply, type=Lost)

    async def _renew(self) -> None:
        now = time.time()
        with contextlib.suppress(RedisError, OSError):
            async with self._redis.pipeline(transaction=False) as pipeline:
                for listener in self._listeners.values():
                    pipeline.zadd(_key(listener), {listener.id: now})
                    pipeline.expire(_key(listener), 60)
                await pipeline.execute()


def _key(listener: Listener) -> str:
    return f"user:{listener.user_id}:sockets"
