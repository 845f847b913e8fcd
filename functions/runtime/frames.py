"""The fast path of an event: one TCP frame to the notifier after the reply. It may be lost; Kafka is the durable path.

`send_frames` costs its caller a few microseconds and never fails: a daemon thread encodes, holds the process's one
connection, and drops what it cannot send. A cold start pays for nothing here: the standard library, and what every
function has imported anyway. `events/notifier/README.md` has the wire form.
"""

import atexit
import hmac
import logging
import os
import queue
import select
import socket
import struct
import sys
import threading
import time
from collections.abc import Iterable

from events.envelope import Envelope, frame

MOST_WAITING = 256  # events
SOCKET_TIMEOUT = 2.0  # seconds, for connecting, for each send and for its acknowledgement
FIRST_PAUSE, LONGEST_PAUSE = 0.1, 2.0  # seconds between attempts to connect
FLUSH_TIMEOUT = 0.5  # seconds, when the process ends
NONCE_LENGTH = PROOF_LENGTH = 32  # bytes

log = logging.getLogger(__name__)


def send_frames(envelopes: Iterable[Envelope]) -> None:
    """Hand over events to be sent in their order. Drops them when the notifier is away or behind."""
    sender = _the_sender or _start()
    if sender is not None:
        for envelope in envelopes:
            sender.put(envelope)


class _Sender:
    """The connection to the notifier, and the thread that alone touches it."""

    def __init__(self, address: tuple[str, int], secret: bytes) -> None:
        self._address, self._secret = address, secret
        self._waiting: queue.SimpleQueue[Envelope | None] = queue.SimpleQueue()
        self._connection: socket.socket | None = None
        self._pause, self._next_attempt = FIRST_PAUSE, 0.0
        self._thread = threading.Thread(target=self._run, name="frames", daemon=True)
        self._thread.start()

    def put(self, envelope: Envelope) -> None:
        if self._waiting.qsize() < MOST_WAITING:
            self._waiting.put(envelope)

    def flush(self) -> None:
        self._waiting.put(None)
        self._thread.join(FLUSH_TIMEOUT)

    def _run(self) -> None:
        while (envelope := self._waiting.get()) is not None:
            if self._connection is not None or time.monotonic() >= self._next_attempt:
                self._send(frame(envelope))

    def _send(self, body: bytes) -> None:
        try:
            if self._connection is not None and _was_closed(self._connection):
                self._hang_up()
            if self._connection is None:
                self._connection = _connect(self._address, self._secret)
                self._pause = FIRST_PAUSE
            self._connection.sendall(struct.pack(">I", len(body)) + body)
        except OSError as lost:
            if self._pause == FIRST_PAUSE:
                log.warning("The notifier is away (%s); events go by Kafka alone meanwhile.", lost)
            self._hang_up()
            self._next_attempt = time.monotonic() + self._pause
            self._pause = min(2 * self._pause, LONGEST_PAUSE)

    def _hang_up(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


_the_sender: _Sender | None = None
_starting = threading.Lock()


def _start() -> _Sender | None:
    """The process's sender, or none where no notifier is configured or no thread can be had."""
    global _the_sender
    address, secret = os.environ.get("NOTIFIER_ADDRESS"), os.environ.get("NOTIFIER_SECRET")
    if not address or not secret:
        return None
    with _starting:
        if _the_sender is None:
            host, _, port = address.rpartition(":")
            try:
                _the_sender = _Sender((host.strip("[]"), int(port)), secret.encode())
            except (RuntimeError, ValueError) as error:
                log.warning("Frames are not sent: %s", error)
            else:
                atexit.register(_the_sender.flush)
        return _the_sender


def _connect(address: tuple[str, int], secret: bytes) -> socket.socket:
    """A connection on which both sides have proved that they know the secret. Raises OSError."""
    connection = socket.create_connection(address, timeout=SOCKET_TIMEOUT)
    try:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if sys.platform == "linux":  # elsewhere a link that swallows everything is noticed when it is full
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, int(1000 * SOCKET_TIMEOUT))
        said = _read(connection, NONCE_LENGTH) + struct.pack(">Q", time.time_ns() // 1_000_000)
        connection.sendall(said[NONCE_LENGTH:] + hmac.digest(secret, b"function" + said, "sha256"))
        proof = _read(connection, PROOF_LENGTH)
        if not hmac.compare_digest(proof, hmac.digest(secret, b"notifier" + said, "sha256")):
            raise ConnectionError("it does not know NOTIFIER_SECRET")
    except BaseException:
        connection.close()
        raise
    return connection


def _read(connection: socket.socket, length: int) -> bytes:
    read = b""
    while len(read) < length:
        some = connection.recv(length - len(read))
        if not some:
            raise ConnectionError("it hung up: NOTIFIER_SECRET or the clocks differ, or it is full")
        read += some
    return read


def _was_closed(connection: socket.socket) -> bool:
    """Whether the notifier has hung up: it never says anything after the handshake, so anything to read is the end."""
    poll = select.poll()
    poll.register(connection, select.POLLIN)
    return bool(poll.poll(0))
