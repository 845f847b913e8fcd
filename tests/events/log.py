"""Writing the log as functions write it."""

import json
import uuid
from collections.abc import Sequence
from typing import Any

from events.store import statements as sql
from events.store.database import Database, Transaction

TYPE = "app.taskfleet.task.created.v1"


def a_stream(kind: str = "project", order: str = "") -> str:
    """A stream that no other test knows; `order` is hexadecimal, and where it stands among others."""
    return f"{kind}:{order}{str(uuid.uuid4())[len(order) :]}"


class Log:
    """The log of one database."""

    def __init__(self, database_url: str) -> None:
        self._database_url = database_url
        self._database = Database(database_url)

    def append(self, stream: str, *data: Any, causation_id: str | None = None) -> None:
        """Commit one event for each piece of data."""
        _append(self._database.transaction(), stream, data, causation_id, last=True)

    def begin(self, stream: str, *data: Any) -> Transaction:
        """Append events in a transaction of its own, which is not committed yet."""
        transaction = Database(self._database_url).transaction()
        _append(transaction, stream, data, None, last=False)
        return transaction

    def logged(self, stream: str) -> list[dict[str, Any]]:
        """The rows of a stream with its epoch; `data` is its text."""
        text = """
            SELECT row_to_json(logged)::text
            FROM (
                SELECT event.*, stream.epoch, event.data::text AS text
                FROM event JOIN stream ON stream.id = event.stream WHERE stream.id = $1 ORDER BY event.seq
            ) AS logged
        """
        return [json.loads(row) for row in self._database.read(text, [stream])]

    def waiting(self, stream: str = "") -> int:
        """How many events of this stream, or of all, Kafka has not acknowledged."""
        text = "SELECT count(*)::text FROM outbox WHERE $1::text IN ('', stream)"
        return int(self._database.read(text, [stream])[0])

    def run(self, text: str) -> list[str]:
        """The first column of what a statement answers."""
        return self._database.read(text, [])


def _append(
    transaction: Transaction, stream: str, data: Sequence[Any], causation_id: str | None, *, last: bool
) -> None:
    events = [
        {"place": place, "id": uuid.uuid4(), "type": TYPE, "subject": uuid.uuid4(), "data": each}
        for place, each in enumerate(data, start=1)
    ]
    given = {
        "stream": stream,
        "count": len(events),
        "actor_id": uuid.uuid4(),
        "change_id": uuid.uuid4(),
        "causation_id": causation_id,
        "events": events,
        "traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    }
    transaction.run(sql.append_events.text, sql.append_events.values(given), last=last)
