"""The TCP listener: frames from functions, taken only from who has proved to know NOTIFIER_SECRET.

The listener speaks first: 32 random bytes. The function answers with the time (8 bytes, milliseconds since 1970, big
endian) and HMAC-SHA256 of `function`, those bytes and that time; the listener with the HMAC of `notifier`, the same
bytes and time. Then come frames: a length of 4 bytes, big endian, and a CloudEvent in JSON format. An answer is good
for its connection alone, because the random bytes are. A connection that breaks a rule is closed, with one line in the
log that says which and nothing of what was sent.
"""

import asyncio
import hmac
import logging
import math
import secrets
import struct
import time
from collections.abc import Callable
from typing import cast

from events.envelope import LARGEST_FRAME
from events.notifier.channels import Message, NotAnEvent, message_of

AUTHENTICATION_TIMEOUT = 5.0  # seconds
CLOCK_WINDOW = 30.0  # seconds
IDLE_TIMEOUT = 15 * 60.0  # seconds; a function that has something to say again connects again
MOST_CONNECTIONS = 8192
MOST_STRANGERS = 512  # connections that have not proved anything yet
BACKLOG = 1024

_ANSWER = struct.Struct(">Q32s")
_LENGTH = struct.Struct(">I")

log = logging.getLogger(__name__)


class Listener:
    """All connections. `offer` is called with each event, in the order of its connection."""

    def __init__(self, secret: bytes, offer: Callable[[Message], None]) -> None:
        self.secret, self.offer = secret, offer
        self.connections: set[_Connection] = set()
        self.strangers: dict[_Connection, None] = {}  # the oldest first
        self._reported_at = -math.inf
        self._unreported = 0

    async def listen(self, host: str, port: int) -> asyncio.Server:
        """Accept connections until the server is closed. Raises OSError when the address cannot be had."""
        loop = asyncio.get_running_loop()
        return await loop.create_server(lambda: _Connection(self), host, port, backlog=BACKLOG)

    def report(self, peer: str, reason: str) -> None:
        """Log why a connection was closed, at most once a second: a flood must not fill the disk."""
        if time.monotonic() - self._reported_at < 1:
            self._unreported += 1
            return
        log.warning("Closed a connection from %s: it %s (%d more not logged).", peer, reason, self._unreported)
        self._reported_at, self._unreported = time.monotonic(), 0


class _Connection(asyncio.Protocol):
    """One function's connection: a stranger until it has answered, then a source of frames."""

    _transport: asyncio.Transport
    _timer: asyncio.TimerHandle

    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        self._loop = asyncio.get_running_loop()
        self._nonce = secrets.token_bytes(32)
        self._is_known = False
        self._received = bytearray()
        self._heard_at = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        self._timer = self._loop.call_later(AUTHENTICATION_TIMEOUT, self._refuse, "did not answer")
        self._listener.connections.add(self)
        self._listener.strangers[self] = None
        if len(self._listener.connections) > MOST_CONNECTIONS:
            self._refuse("was one too many")
        elif len(self._listener.strangers) > MOST_STRANGERS:
            # Who knows the answer gives it at once: in a flood, it is strangers who make room for strangers.
            next(iter(self._listener.strangers))._refuse("did not answer before many others came")
        self._transport.write(self._nonce)

    def connection_lost(self, error: Exception | None) -> None:
        self._timer.cancel()
        self._listener.connections.discard(self)
        self._listener.strangers.pop(self, None)

    def data_received(self, data: bytes) -> None:
        self._received += data
        try:
            if self._is_known:
                self._read_frames()
            elif len(self._received) >= _ANSWER.size:
                self._read_answer()
        except _Broken as rule:
            self._refuse(str(rule))

    def _read_answer(self) -> None:
        if len(self._received) > _ANSWER.size:
            raise _Broken("sent more than its answer before it was let in")
        milliseconds, proof = _ANSWER.unpack(self._received)
        said = self._nonce + self._received[:8]
        if not hmac.compare_digest(proof, hmac.digest(self._listener.secret, b"function" + said, "sha256")):
            raise _Broken("does not know the secret")
        difference = milliseconds / 1000 - time.time()
        if abs(difference) > CLOCK_WINDOW:
            raise _Broken(f"has a clock that is {difference:+.0f} s off")
        self._received.clear()
        self._is_known = True
        self._listener.strangers.pop(self, None)
        self._timer.cancel()
        self._heard_at = self._loop.time()
        self._close_when_idle()
        self._transport.write(hmac.digest(self._listener.secret, b"notifier" + said, "sha256"))

    def _read_frames(self) -> None:
        received, start = self._received, 0
        while len(received) - start >= _LENGTH.size:
            (length,) = _LENGTH.unpack_from(received, start)
            if length > LARGEST_FRAME:
                raise _Broken("sent too large a frame")
            end = start + _LENGTH.size + length
            if len(received) < end:
                break
            self._take(bytes(received[start + _LENGTH.size : end]))
            start = end
        del received[:start]
        self._heard_at = self._loop.time()

    def _take(self, body: bytes) -> None:
        try:
            self._listener.offer(message_of(body))
        except NotAnEvent:
            raise _Broken("sent a frame that is no event") from None

    def _close_when_idle(self) -> None:
        """One timer a connection rather than one a frame: it looks at the clock and waits for the rest."""
        silence = self._loop.time() - self._heard_at
        if silence >= IDLE_TIMEOUT:
            self._transport.close()
        else:
            self._timer = self._loop.call_later(IDLE_TIMEOUT - silence, self._close_when_idle)

    def _refuse(self, reason: str) -> None:
        self._listener.strangers.pop(self, None)
        self._listener.report((self._transport.get_extra_info("peername") or ("?",))[0], reason)
        self._received.clear()
        self._transport.abort()


class _Broken(Exception):
    """A connection broke a rule; says which, in words that follow "it"."""
