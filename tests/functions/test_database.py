"""What the way to PostgreSQL promises to whoever works on a message."""

import secrets
from collections.abc import Callable

import pytest

from events.store.database import Database, DatabaseError, OutcomeUnknown, Unreachable
from knative.local.stack.stack import Stack

INSERT = "INSERT INTO stream (id) VALUES ($1) RETURNING id"
FIND = "SELECT id FROM stream WHERE id = $1"
END = "SELECT pg_terminate_backend($1::int, 5000)::text"


@pytest.fixture
def fresh(functions_stack: Stack) -> Callable[[], Database]:
    """Makes a database with a connection of its own."""
    return lambda: Database(functions_stack.environment["DATABASE_URL"])


@pytest.fixture
def name() -> str:
    """The name of a stream that is nobody else's."""
    return f"project:{secrets.token_hex(16)}"


def test_what_goes_in_comes_out(fresh: Callable[[], Database]) -> None:
    for text in ("", "Ärger 🙂 \\ ' \" {NULL}", "x" * 300_000):
        assert fresh().read("SELECT $1::text", [text]) == [text]


def test_rows_arrive_whole_however_many(fresh: Callable[[], Database]) -> None:
    rows = fresh().read("SELECT repeat('x', number % 500) FROM generate_series(1, 20000) AS number", [])

    assert [len(row) for row in rows] == [number % 500 for number in range(1, 20001)]


def test_a_null_is_no_row(fresh: Callable[[], Database]) -> None:
    assert fresh().read("SELECT unnest(ARRAY['a', $1::text, 'b'])", [None]) == ["a", "b"]


def test_after_a_refusal_the_connection_serves_on(fresh: Callable[[], Database]) -> None:
    database = fresh()

    with pytest.raises(DatabaseError) as refused:
        database.read("SELECT (1 / $1::int)::text", ["0"])

    assert refused.value.args[0]["C"] == "22012"
    assert database.read("SELECT (1 / $1::int)::text", ["1"]) == ["1"]


def test_what_a_refusal_follows_is_undone(fresh: Callable[[], Database], name: str) -> None:
    database = fresh()
    transaction = database.transaction()
    transaction.run(INSERT, [name])

    with pytest.raises(DatabaseError):
        transaction.run(INSERT, [name], last=True)

    assert database.read(FIND, [name]) == []


def test_a_transaction_that_ends_without_its_commit_is_undone(fresh: Callable[[], Database], name: str) -> None:
    database = fresh()
    transaction = database.transaction()
    transaction.run(INSERT, [name])
    transaction.end()

    assert database.read(FIND, [name]) == []


def test_a_connection_that_was_ended_is_replaced(fresh: Callable[[], Database]) -> None:
    database = fresh()
    (process,) = database.read("SELECT pg_backend_pid()::text", [])
    fresh().read(END, [process])

    with pytest.raises(Unreachable):
        database.read("SELECT 'once'", [])

    assert database.read("SELECT 'again'", []) == ["again"]


def test_a_connection_lost_at_the_commit_leaves_open_what_happened(fresh: Callable[[], Database], name: str) -> None:
    database = fresh()
    transaction = database.transaction()
    (process,) = transaction.run("SELECT pg_backend_pid()::text", [])
    fresh().read(END, [process])

    with pytest.raises(OutcomeUnknown):
        transaction.run(INSERT, [name], last=True)
