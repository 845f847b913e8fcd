"""A subscriber that writes down what it is sent and answers, or breaks off, as it is told."""

from __future__ import annotations

import asyncio
import socket
import struct
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Answer:
    """One answer; `breaks` ends the connection in some way instead. Times in seconds."""

    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    after_s: float = 0
    byte_every_s: float = 0
    breaks: str | None = None

    @classmethod
    def of(cls, given: dict[str, Any]) -> Answer:
        """As a case describes it: a body is text, or so many bytes."""
        body = given.get("body", "")
        given = given | {"body": b"x" * body["bytes"] if isinstance(body, dict) else body.encode()}
        return cls(**given | {"headers": tuple((name, value) for name, value in given.get("headers", []))})


@dataclass(frozen=True)
class Request:
    """One request; header values as Latin-1, `at` on the monotonic clock."""

    method: str
    target: str
    headers: list[tuple[str, str]]
    body: bytes
    at: float = field(default_factory=time.monotonic)

    def header(self, name: str) -> str | None:
        """The header's value, None where it is absent."""
        return next((value for given, value in self.headers if given.lower() == name), None)

    @property
    def attributes(self) -> dict[str, str]:
        """The ce- headers and the content type, by lower-case name."""
        return {name.lower(): value for name, value in self.headers if name.lower().startswith(("ce-", "content-type"))}


# The request, and which attempt at its event this is at its path, the first being 1.
Chooser = Callable[[Request, int], Answer]


class Subscriber:
    """An HTTP/1.1 server on a thread; every path answers 200 without a body until it is told otherwise."""

    def __init__(self) -> None:
        self._choosers: dict[str, Chooser] = {}
        self._requests: dict[str, list[Request]] = defaultdict(list)
        self._attempts: Counter[tuple[str, str | None]] = Counter()
        self._open: Counter[str] = Counter()
        self._most: Counter[str] = Counter()
        self._answered: dict[str, list[Request]] = defaultdict(list)
        self._listening = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._listen()), daemon=True)
        self._thread.start()
        self._listening.wait()

    @property
    def url(self) -> str:
        """Where it listens, without a path."""
        host, port = self._server.sockets[0].getsockname()[:2]
        return f"http://{host}:{port}"

    def answer(self, path: str, *answers: Answer) -> None:
        """Answer each event's attempts at `path` with these in turn, and with the last from then on."""
        self.choose(path, lambda _, attempt: answers[min(attempt, len(answers)) - 1])

    def choose(self, path: str, chooser: Chooser) -> None:
        """Let `chooser` say what is answered at `path`."""
        self._choosers[path] = chooser

    def requests(self, path: str) -> list[Request]:
        """What came to `path` so far, in order; the query is no part of a path."""
        return list(self._requests[path])

    def answered(self, path: str) -> list[Request]:
        """Those that were answered in full."""
        return list(self._answered[path])

    def most_at_once(self, path: str) -> int:
        """The most requests that waited for an answer at the same time."""
        return self._most[path]

    def close(self) -> None:
        """Stop listening."""
        self._loop.call_soon_threadsafe(self._closed.set)
        self._thread.join()

    async def _listen(self) -> None:
        self._loop, self._closed = asyncio.get_running_loop(), asyncio.Event()
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, backlog=500)
        self._listening.set()
        await self._closed.wait()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while request := await _read(reader):
                if not await self._respond(request, writer):
                    break
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # The other side has given up.
        finally:
            writer.close()

    async def _respond(self, request: Request, writer: asyncio.StreamWriter) -> bool:
        path = request.target.split("?")[0]
        place = (path, request.header("ce-id"))
        self._attempts[place] += 1
        self._requests[path].append(request)
        self._open[path] += 1
        self._most[path] = max(self._most[path], self._open[path])
        chooser = self._choosers.get(path)
        answer = chooser(request, self._attempts[place]) if chooser else Answer()
        try:
            await asyncio.sleep(answer.after_s)
            if answer.breaks:
                await _break_off(answer.breaks, writer)
                return False
            await _write(answer, writer)
            self._answered[path].append(request)
        finally:
            self._open[path] -= 1
        return True


async def _read(reader: asyncio.StreamReader) -> Request | None:
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError:
        return None
    first, *lines = head.decode("latin-1").split("\r\n")[:-2]
    method, target, _ = first.split(" ")
    headers = [(name, value.removeprefix(" ")) for name, _, value in (line.partition(":") for line in lines)]
    length = next((int(value) for name, value in headers if name.lower() == "content-length"), 0)
    return Request(method, target, headers, await reader.readexactly(length))


async def _write(answer: Answer, writer: asyncio.StreamWriter) -> None:
    lines = [f"HTTP/1.1 {answer.status} told so", *(f"{name}: {value}" for name, value in answer.headers)]
    if answer.status not in (204, 304):
        lines.append(f"content-length: {len(answer.body)}")
    writer.write("\r\n".join([*lines, "", ""]).encode("latin-1"))
    if answer.byte_every_s:
        for byte in answer.body:
            await asyncio.sleep(answer.byte_every_s)
            writer.write(bytes([byte]))
    else:
        writer.write(answer.body)
    await writer.drain()


async def _break_off(how: str, writer: asyncio.StreamWriter) -> None:
    match how:
        case "reset":
            connection: socket.socket = writer.get_extra_info("socket")
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        case "truncated":
            writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nxxxxxxxxxx")
        case "no-length":
            writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        case "garbage":
            writer.write(b"\x00\x01 this is not HTTP\r\n\r\n")
    if how != "reset":
        await writer.drain()
