"""Redis through its library, loaded when it is needed: importing it takes longer than all else that a function imports.

A query that finds it not loaded yet asks PostgreSQL instead of waiting; a change that must make Redis forget waits.
Each thread has a connection of its own: taking one from a pool and giving it back costs as much as the question.
"""

import threading
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import redis

TIMEOUT = 0.25  # seconds, for connecting and for each answer
Command = Sequence[str]


class RedisError(Exception):
    """Redis is away, or refuses a command."""


class Redis:
    """`url` is `redis://user:password@host:port/database`, `rediss://` for TLS; user and database may be left out."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._of_thread = threading.local()
        self._loader: threading.Thread | None = None

    @property
    def is_loaded(self) -> bool:
        """Whether a question costs nothing but itself. Asked for the first time, it loads the library on a thread."""
        if self._loader is None:
            self._loader = threading.Thread(target=import_module, args=["redis"], name="redis", daemon=True)
            self._loader.start()
        return not self._loader.is_alive()

    def run(self, *commands: Command) -> list[Any]:
        """What Redis answers to each: text, a number, a list of such, or null. One round trip. Raises `RedisError`."""
        try:
            client = self._client()
            if len(commands) == 1:
                return [client.execute_command(*commands[0])]  # type: ignore[no-untyped-call]
            pipeline = client.pipeline(transaction=False)
            for command in commands:
                pipeline.execute_command(*command)  # type: ignore[no-untyped-call]
            return list(pipeline.execute())
        except Exception as failed:  # the library raises its own errors and the socket's; all of them mean the same
            raise RedisError(type(failed).__name__) from failed

    def _client(self) -> "redis.Redis":
        client: redis.Redis | None = getattr(self._of_thread, "client", None)
        if client is None:
            client = self._of_thread.client = _opened(self._url)
        return client


def _opened(url: str) -> "redis.Redis":
    import redis
    from redis.backoff import NoBackoff
    from redis.retry import Retry

    return redis.Redis.from_url(
        url,
        single_connection_client=True,
        decode_responses=True,
        socket_timeout=TIMEOUT,
        socket_connect_timeout=TIMEOUT,
        retry=Retry(NoBackoff(), 1),
    )
