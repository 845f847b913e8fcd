"""Redis as a cache needs it: commands over one connection a thread, in RESP2, within a quarter of a second.

The library that the long-running processes use costs a cold start as much as everything else that a function imports,
and each command twice the processor time.
"""

import contextlib
import socket
import ssl
import threading
from collections.abc import Sequence
from typing import Any
from urllib.parse import unquote, urlsplit

TIMEOUT = 0.25  # seconds, for connecting and for each answer
Command = Sequence[str]


class RedisError(Exception):
    """Redis is away, or refuses a command."""


class Redis:
    """`url` is `redis://user:password@host:port/database`, `rediss://` for TLS; user and database may be left out."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._of_thread = threading.local()

    def run(self, *commands: Command) -> list[Any]:
        """What Redis answers to each: text, a number, a list of such, or null. One round trip. Raises `RedisError`."""
        kept: _Connection | None = getattr(self._of_thread, "connection", None)
        if kept is not None:
            with contextlib.suppress(OSError):  # it may have been closed while nobody looked
                return self._run(kept, commands)
        try:
            self._of_thread.connection = _Connection(self._url)
            return self._run(self._of_thread.connection, commands)
        except OSError as away:
            raise RedisError(str(away)) from away

    def _run(self, connection: "_Connection", commands: Sequence[Command]) -> list[Any]:
        try:
            answers = connection.run(commands)
        except (OSError, ValueError) as broken:
            self._of_thread.connection = None
            connection.close()
            raise ConnectionResetError(str(broken)) from broken
        for answer in answers:
            if isinstance(answer, RedisError):
                raise answer
        return answers


class _Connection:
    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        host = parts.hostname or "127.0.0.1"
        self._socket = socket.create_connection((host, parts.port or 6379), timeout=TIMEOUT)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if parts.scheme == "rediss":
            self._socket = ssl.create_default_context().wrap_socket(self._socket, server_hostname=host)
        self._answers = self._socket.makefile("rb")
        greeting = []
        if parts.password:
            greeting.append(["AUTH", *([unquote(parts.username)] if parts.username else []), unquote(parts.password)])
        if parts.path.strip("/"):
            greeting.append(["SELECT", parts.path.strip("/")])
        if any(isinstance(answer, RedisError) for answer in self.run(greeting)):
            self.close()
            raise ConnectionRefusedError("Redis does not let us in.")

    def run(self, commands: Sequence[Command]) -> list[Any]:
        self._socket.sendall(b"".join(map(_encoded, commands)))
        return [self._answer() for _ in commands]

    def close(self) -> None:
        self._answers.close()
        self._socket.close()

    def _answer(self) -> Any:
        line = self._answers.readline()
        kind, told = line[:1], line[1:-2]
        match kind:
            case b"+":
                return told.decode()
            case b":":
                return int(told)
            case b"$":
                return self._text(int(told))
            case b"*":
                return [self._answer() for _ in range(int(told))] if told != b"-1" else None
            case b"-":
                return RedisError(told.decode())
        raise ConnectionResetError("Redis hung up.")

    def _text(self, length: int) -> str | None:
        if length < 0:
            return None
        text = self._answers.read(length + 2)
        if len(text) < length + 2:
            raise ConnectionResetError("Redis hung up.")
        return text[:-2].decode()


def _encoded(command: Command) -> bytes:
    said = [b"*%d\r\n" % len(command)]
    for word in command:
        text = word.encode()
        said.append(b"$%d\r\n%b\r\n" % (len(text), text))
    return b"".join(said)
