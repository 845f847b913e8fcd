"""What the relay does in PostgreSQL: lead alone, read the outbox in order, delete what Kafka has.

One connection for all of it. The lead is a lock of that session: who loses the connection has lost the lead, and a
standby gets it. It must reach PostgreSQL itself, not a PgBouncer that shares sessions out.
"""

import contextlib
from collections.abc import Sequence
from types import TracebackType
from typing import NamedTuple, Protocol, Self

from pg8000.exceptions import Error
from pg8000.native import Connection

from events.relay.record import COLUMNS
from events.store.database import connection_arguments
from events.store.locks import LEAD_RELAY

_SESSION = {
    "timezone": "UTC",
    "statement_timeout": "30s",
    # What there is to read is found by key, a few thousand of what may be millions, whatever the statistics say.
    "enable_seqscan": "off",
    "enable_sort": "off",
    "enable_hashjoin": "off",
    "enable_mergejoin": "off",
    # A leader whose machine has vanished gives up the lead after about 6 s.
    "tcp_keepalives_idle": "2",
    "tcp_keepalives_interval": "2",
    "tcp_keepalives_count": "2",
    "tcp_user_timeout": "6000",
}

_LOOK = """
SELECT
    EXISTS (
        SELECT FROM pg_locks
        WHERE locktype = 'advisory' AND pid = pg_backend_pid() AND granted
            AND (classid, objid, objsubid) = (0, :lead, 1)
    ),
    EXISTS (SELECT FROM outbox WHERE (stream, seq) > (:after_stream, CAST(:after_seq AS bigint)))
"""

# COPY takes no parameters.
_READ_AFTER = """
SELECT set_config('relay.stream', :after_stream, false), set_config('relay.seq', CAST(:after_seq AS text), false)
"""

_READ = f"""
COPY (
    SELECT {COLUMNS}
    FROM (
        SELECT stream, seq, traceparent FROM outbox
        WHERE (stream, seq) > (current_setting('relay.stream'), current_setting('relay.seq')::bigint)
        ORDER BY stream, seq
        LIMIT %d
    ) AS o
    JOIN event AS e ON e.stream = o.stream AND e.seq = o.seq
    JOIN stream AS s ON s.id = o.stream
    ORDER BY o.stream, o.seq
) TO STDOUT
"""  # noqa: S608 - what is put in is this package's own

_DELETE = """
DELETE FROM outbox
USING unnest(CAST(:streams AS text[]), CAST(:firsts AS bigint[]), CAST(:lasts AS bigint[])) AS run (stream, first, last)
WHERE outbox.stream = run.stream AND outbox.seq BETWEEN run.first AND run.last
"""

# Never waits for a lock, nor makes others wait to give pages back that the next event needs.
_VACUUM = "VACUUM (SKIP_LOCKED, TRUNCATE off) outbox"


class Sink(Protocol):
    """Takes lines of COPY's text format, one at a time."""

    def write(self, line: bytes) -> None: ...


class Place(NamedTuple):
    """Where a walk through the outbox has come, in the order of stream and then `seq`."""

    stream: str
    seq: int


class Run(NamedTuple):
    """Events of one stream without a gap between the first `seq` and the last."""

    stream: str
    first: int
    last: int


START = Place("", 0)


class View(NamedTuple):
    """What one look at PostgreSQL shows."""

    leads: bool
    has_events: bool


class Outbox:
    """A session with PostgreSQL. Everything raises pg8000's `Error` or OSError when the session is over."""

    def __init__(self, database_url: str) -> None:
        arguments = {**connection_arguments(database_url), "application_name": "relay"}
        self._connection = Connection(**arguments, startup_params=_SESSION)
        self._look = self._connection.prepare(_LOOK)
        self._read_after = self._connection.prepare(_READ_AFTER)
        self._delete = self._connection.prepare(_DELETE)

    def take_lead(self) -> bool:
        """Take the lead if nobody has it; whether this session has it now."""
        return bool(self._connection.run("SELECT pg_try_advisory_lock(:lead)", lead=LEAD_RELAY)[0][0])

    def look(self, after: Place) -> View:
        """Whether this session still leads, and whether there is something to read after a place."""
        return View(*self._look.run(lead=LEAD_RELAY, after_stream=after.stream, after_seq=after.seq)[0])

    def read(self, after: Place, most: int, sink: Sink) -> None:
        """Write what comes after a place to `sink`, at most so many events, in order."""
        self._read_after.run(after_stream=after.stream, after_seq=after.seq)
        self._connection.run(_READ % most, stream=sink)

    def delete(self, runs: Sequence[Run]) -> None:
        """Delete exactly these events from the outbox."""
        streams, firsts, lasts = ([*column] for column in zip(*runs, strict=True))
        self._delete.run(streams=streams, firsts=firsts, lasts=lasts)

    def vacuum(self) -> None:
        """Sweep out what was deleted, or every look would step over it until autovacuum comes."""
        self._connection.run(_VACUUM)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with contextlib.suppress(Error, OSError):
            self._connection.close()
