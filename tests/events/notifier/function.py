"""A function as the notifier sees it: its TCP connection, a step at a time."""

import hmac
import socket
import struct
import time
from typing import Self

from events.envelope import Envelope, envelope_of, frame
from tests.events.log import TYPE


class Function:
    """A connection to the notifier that has not answered yet."""

    def __init__(self, address: str, secret: str) -> None:
        host, _, port = address.partition(":")
        self._secret = secret.encode()
        self._socket = socket.create_connection((host, int(port)), timeout=10)

    def challenge(self) -> bytes:
        """What the notifier says first."""
        return self._socket.recv(32, socket.MSG_WAITALL)

    def answer_to(self, challenge: bytes, *, clock: float = 0) -> bytes:
        """The right answer of a function whose clock is so many seconds ahead."""
        said = challenge + struct.pack(">Q", round((time.time() + clock) * 1000))
        return said[32:] + hmac.digest(self._secret, b"function" + said, "sha256")

    def let_in(self) -> Self:
        """Answer rightly, and be let in."""
        self.send(self.answer_to(self.challenge()))
        assert self.was_let_in()
        return self

    def was_let_in(self) -> bool:
        """Whether the notifier answers with its own proof."""
        return len(self._socket.recv(32, socket.MSG_WAITALL)) == 32

    def send(self, data: bytes) -> None:
        """Send these bytes."""
        self._socket.sendall(data)

    def send_frame(self, body: bytes) -> None:
        """Send one frame."""
        self.send(struct.pack(">I", len(body)) + body)

    def send_events(self, *envelopes: Envelope) -> None:
        """Send events as functions do."""
        for envelope in envelopes:
            self.send_frame(frame(envelope))

    def is_closed(self) -> bool:
        """Whether the notifier hangs up, without another word."""
        return self._rest() == b""

    def answered_nothing_but_the_challenge(self) -> bool:
        """Whether the notifier hangs up on who was never let in."""
        return len(self._rest()) <= 32

    def _rest(self) -> bytes:
        rest = b""
        try:
            while some := self._socket.recv(1024):
                rest += some
        except ConnectionError:
            pass
        return rest

    def close(self) -> None:
        """Hang up."""
        self._socket.close()


def an_envelope(stream: str, seq: int, data: bytes = b'{"after":{},"before":null}') -> Envelope:
    """An event as a function has it after its commit."""
    return envelope_of(
        id=f"0197f3c2-0000-7000-8000-{seq:012}",
        type=TYPE,
        subject="0197f3c2-0000-7000-8000-000000000000",
        time="2026-01-02T03:04:05.678901+00:00",
        stream=stream,
        seq=seq,
        epoch=1,
        change_id="0197f3c2-0000-7000-8000-000000000001",
        actor_id=None,
        causation_id=None,
        traceparent=None,
        data=data,
    )
