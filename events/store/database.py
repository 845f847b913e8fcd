"""The way to PostgreSQL: one connection a thread, statements prepared once, every statement in a transaction.

`BEGIN` travels with the first statement of a transaction and `COMMIT` with the last, so that a query is one round trip
and a change three.
"""

import contextlib
import ssl
import threading
import time
from collections.abc import Sequence
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from pg8000.exceptions import DatabaseError, InterfaceError
from pg8000.native import Connection

from events.store import wire

SOCKET_TIMEOUT = 10.0  # seconds
IDLE = 1.0  # seconds without use, after which a connection is asked whether it still is one
BEGIN, COMMIT, ROLLBACK = "BEGIN", "COMMIT", "ROLLBACK"

__all__ = ["Database", "DatabaseError", "OutcomeUnknown", "Unreachable"]


class Unreachable(Exception):
    """PostgreSQL could not be reached, or went away before anything was committed."""


class OutcomeUnknown(Exception):
    """The connection was lost while a `COMMIT` was under way: it may have happened, or not."""


class Database:
    """Connections to one database, one for each thread that asks.

    `url` is `postgresql://user:password@host:port/name`, with `?sslmode=verify-full` for TLS.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._of_thread = threading.local()

    def connection(self) -> "_Connection":
        """This thread's connection, opened when there is none. Raises `Unreachable`."""
        connection: _Connection | None = getattr(self._of_thread, "connection", None)
        if connection is None:
            connection = self._of_thread.connection = _Connection(self._url)
        return connection

    def freshen(self) -> None:
        """Before a transaction: replace a connection that was idle for long and has gone stale meanwhile."""
        connection: _Connection | None = getattr(self._of_thread, "connection", None)
        if connection is not None and time.monotonic() - connection.used_at > IDLE and not connection.alive():
            self.forget_connection()

    def read(self, text: str, values: Sequence[str | None]) -> list[str]:
        """The first column of each row of a query, in a transaction of its own and one round trip.

        Raises `DatabaseError` when PostgreSQL refuses, `Unreachable` when it cannot be asked.
        """
        transaction = Transaction(self)
        try:
            return transaction.run(text, values, last=True)
        except OutcomeUnknown as lost:
            raise Unreachable(str(lost)) from lost

    def transaction(self) -> "Transaction":
        """A transaction of this thread."""
        return Transaction(self)

    def reads(self) -> "Reads":
        """Statements that change nothing, each in a transaction of its own."""
        return Reads(self)

    def forget_connection(self) -> None:
        """Close this thread's connection; the next use opens another."""
        connection: _Connection | None = getattr(self._of_thread, "connection", None)
        if connection is not None:
            self._of_thread.connection = None
            connection.close()


class Transaction:
    """Statements that happen together or not at all; nothing is sent before the first one.

    With `last=True` a statement brings the `COMMIT` along. A statement that fails rolls everything back.
    Raises `DatabaseError` when PostgreSQL refuses, `Unreachable` and `OutcomeUnknown` when it cannot be asked.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._open = False

    def run(self, text: str, values: Sequence[str | None], *, last: bool = False) -> list[str]:
        """The first column of each row."""
        first, self._open = not self._open, not last
        texts = [BEGIN] * first + [text] + [COMMIT] * last
        given: list[Sequence[str | None]] = [()] * first + [values] + [()] * last
        if first:
            self._database.freshen()
        try:
            return self._database.connection().exchange(texts, given)
        except InterfaceError as lost:
            self._open = False
            self._database.forget_connection()
            raise (OutcomeUnknown if last else Unreachable)(str(lost)) from lost
        except DatabaseError:
            self._roll_back()
            raise

    def commit(self) -> None:
        """Keep what was done, where a statement has not done so as the last."""
        if self._open:
            self._open = False
            try:
                self._database.connection().exchange([COMMIT], [()])
            except InterfaceError as lost:
                self._database.forget_connection()
                raise OutcomeUnknown(str(lost)) from lost

    def end(self) -> None:
        """Undo what is not committed; nothing to do when there is nothing."""
        if self._open:
            self._roll_back()

    def _roll_back(self) -> None:
        self._open = False
        try:
            self._database.connection().exchange([ROLLBACK], [()])
        except (DatabaseError, InterfaceError, Unreachable):
            self._database.forget_connection()


class Reads:
    """Stands where a transaction would for who only reads: each statement is one round trip and sees one moment."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def run(self, text: str, values: Sequence[str | None], *, last: bool = False) -> list[str]:
        """The first column of each row."""
        return self._database.read(text, values)

    def commit(self) -> None:
        """Nothing was changed."""

    def end(self) -> None:
        """Nothing to undo."""


class _Connection:
    """A pg8000 connection with the statements that it has prepared."""

    def __init__(self, url: str) -> None:
        try:
            self._pg = Connection(**connection_arguments(url))
        except (InterfaceError, OSError) as lost:
            raise Unreachable(str(lost)) from lost
        self._prepared: dict[str, bytes] = {}
        self.used_at = time.monotonic()

    def exchange(self, texts: Sequence[str], values: Sequence[Sequence[str | None]]) -> list[str]:
        """Run prepared statements in one round trip; answers the first column of the rows they gave."""
        names = [self._prepared.get(text) or self._prepare(text) for text in texts]
        rows = wire.exchange(self._pg._usock, list(zip(names, values, strict=True)))
        self.used_at = time.monotonic()
        return rows

    def alive(self) -> bool:
        """Whether PostgreSQL still answers here."""
        try:
            self.exchange(["SELECT 1"], [()])
        except (InterfaceError, DatabaseError):
            return False
        return True

    def close(self) -> None:
        """Hang up, whatever state the connection is in."""
        with contextlib.suppress(Exception):
            self._pg.close()

    def _prepare(self, text: str) -> bytes:
        name, _, _ = self._pg.prepare_statement(text, ())
        self._prepared[text] = name.rstrip(b"\0")
        return self._prepared[text]


def connection_arguments(url: str) -> dict[str, Any]:
    """What pg8000 needs to connect to `postgresql://…`."""
    parts = urlsplit(url)
    wants_tls = parse_qs(parts.query).get("sslmode", ["disable"])[0] in ("require", "verify-ca", "verify-full")
    return {
        "user": unquote(parts.username or "taskfleet"),
        "password": unquote(parts.password) if parts.password else None,
        "host": parts.hostname or "127.0.0.1",
        "port": parts.port or 5432,
        "database": parts.path.lstrip("/"),
        "ssl_context": ssl.create_default_context() if wants_tls else None,
        "timeout": SOCKET_TIMEOUT,
        "application_name": "taskfleet",
    }
