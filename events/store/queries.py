"""Statements over the log: append events, remember what is done, find what was done before."""

from typing import Any

from sqlalchemy import JSON, BigInteger, LargeBinary, Text, bindparam, cast, column, func, insert, null, select, true
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, UUID
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.sql.selectable import CTE

from events.store.query import json_row, query
from events.store.rows import Done, Head
from events.store.tables import event, inbox, outbox, stream

STREAM = bindparam("stream", type_=Text)
COUNT = bindparam("count", type_=BigInteger)


def take_places(*, numbered: bool = False) -> CTE:
    """Take the next `count` places of a stream, and with `numbered` the next task number."""
    first = upsert(stream).values(id=STREAM, seq=COUNT, number=1 if numbered else 0)
    taken: dict[str, Any] = {"seq": stream.c.seq + first.excluded.seq}
    if numbered:
        taken["number"] = stream.c.number + 1
    counted = first.on_conflict_do_update(index_elements=[stream.c.id], set_=taken)
    return counted.returning(stream.c.seq, stream.c.epoch, stream.c.number).cte("head")


def log_events(head: CTE, *, first_data: Any = None) -> tuple[CTE, CTE]:
    """Write the announced events and their outbox rows; `first_data` becomes the data of an event that has none."""
    said = (
        func.json_to_recordset(bindparam("events", type_=JSON))
        .table_valued(
            column("place", BigInteger),
            column("id", UUID),
            column("type", Text),
            column("subject", UUID),
            column("data", JSONB),
            name="said",
        )
        .render_derived(with_types=True)
    )
    seq = head.c.seq - COUNT + said.c.place
    each = head.join(said, true())
    logged = insert(event).from_select(
        ["stream", "seq", "id", "type", "subject", "actor_id", "change_id", "causation_id", "data"],
        select(
            STREAM,
            seq,
            said.c.id,
            said.c.type,
            said.c.subject,
            bindparam("actor_id", type_=UUID),
            bindparam("change_id", type_=UUID),
            bindparam("causation_id", type_=Text),
            said.c.data if first_data is None else func.coalesce(said.c.data, cast(first_data, JSONB)),
        ).select_from(each),
    )
    queued = insert(outbox).from_select(
        ["stream", "seq", "traceparent"],
        select(STREAM, seq, bindparam("traceparent", type_=Text)).select_from(each),
    )
    return logged.cte("logged"), queued.cte("queued")


def remember_message(*, reply: Any = None) -> CTE:
    """Write down that a message was answered, where it has an id; `reply` overrides the parameter."""
    known = bindparam("message_id", type_=Text)
    remembered = insert(inbox).from_select(
        ["consumer", "actor", "source", "id", "body_hash", "permits", "reply"],
        select(
            bindparam("consumer", type_=Text),
            bindparam("actor", type_=Text),
            bindparam("source", type_=Text),
            known,
            bindparam("body_hash", type_=LargeBinary),
            bindparam("permits", type_=ARRAY(Text)),
            bindparam("reply", type_=Text) if reply is None else reply,
        ).where(known.is_not(null())),
    )
    return remembered.cte("remembered")


def place_of(head: CTE) -> Any:
    """The row that tells where an append ended."""
    return json_row(seq=head.c.seq, epoch=head.c.epoch, time=func.now())


_head = take_places()

append_events = query(Head, select(place_of(_head)).add_cte(*log_events(_head)))

append_events_and_remember = query(Head, select(place_of(_head)).add_cte(*log_events(_head), remember_message()))

_remembered = remember_message()
remember = query(Head, select(json_row(seq=0, epoch=0, time=func.now())).add_cte(_remembered))

done_before = query(
    Done,
    select(
        json_row(
            body_hash=func.encode(inbox.c.body_hash, "hex"),
            permits=inbox.c.permits,
            reply=inbox.c.reply,
            time=inbox.c.time,
        )
    ).where(
        inbox.c.consumer == bindparam("consumer"),
        inbox.c.actor == bindparam("actor"),
        inbox.c.source == bindparam("source"),
        inbox.c.id == bindparam("message_id"),
    ),
)
