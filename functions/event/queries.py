"""The SQL of the log as its readers see it: CloudEvents 1.0.2 in JSON format."""

from typing import Any

from sqlalchemy import BigInteger, Text, any_, bindparam, cast, func, select
from sqlalchemy.dialects.postgresql import ARRAY, UUID
from sqlalchemy.sql.selectable import FromClause

from events.contracts.event import Heads, LoggedEvents
from events.envelope import CONTENT_TYPE, SOURCE
from events.store.query import json_object
from events.store.query import reply as straight
from events.store.tables import event, stream
from functions.tables.pages import page_of
from functions.tables.project import member, project
from functions.tables.shapes import list_of
from functions.tables.user import user

STREAM = bindparam("stream", type_=Text)
PROJECT_ID = bindparam("project_id", type_=UUID)
FROM_SEQ = bindparam("from_seq", type_=BigInteger)
TO_SEQ = bindparam("to_seq", type_=BigInteger)


def _cloud_event(row: FromClause) -> Any:
    """`LoggedEvent` of a row of the page."""
    return json_object(
        specversion="1.0",
        id=row.c.id,
        source=SOURCE,
        type=row.c.type,
        subject=row.c.subject,
        time=row.c.time,
        datacontenttype=CONTENT_TYPE,
        partitionkey=row.c.stream,
        sequence=func.lpad(cast(row.c.seq, Text), 20, "0"),
        epoch=select(stream.c.epoch).where(stream.c.id == row.c.stream).scalar_subquery(),
        actorid=row.c.actor_id,
        actorname=select(user.c.name).where(user.c.id == row.c.actor_id).scalar_subquery(),
        changeid=row.c.change_id,
        causationid=row.c.causation_id,
        data=row.c.data,
    )


def _events(*, of_subject: bool, newest_first: bool) -> Any:
    """A page of a project's log, for somebody in the project.

    The bounds of `seq` say again what the cursor says, in a way that an index answers whatever is bound.
    """
    rows = select(event).where(
        event.c.stream == func.concat("project:", PROJECT_ID), event.c.seq > FROM_SEQ, event.c.seq < TO_SEQ
    )
    if of_subject:
        rows = rows.where(event.c.subject == bindparam("subject", type_=UUID))
    page = page_of(rows, _cloud_event, "seq", descending=newest_first)
    return straight(
        LoggedEvents,
        select(cast(page, Text))
        .select_from(member)
        .join(project, project.c.id == member.c.project_id)
        .where(
            member.c.project_id == PROJECT_ID,
            member.c.user_id == bindparam("user_id", type_=UUID),
            project.c.deleted_at.is_(None),
        ),
    )


events_oldest_first = _events(of_subject=False, newest_first=False)
events_newest_first = _events(of_subject=False, newest_first=True)
subject_oldest_first = _events(of_subject=True, newest_first=False)
subject_newest_first = _events(of_subject=True, newest_first=True)

_after = select(event).where(event.c.stream == STREAM, event.c.seq > bindparam("after_seq", type_=BigInteger))
missed_events = straight(LoggedEvents, select(cast(page_of(_after, _cloud_event, "seq"), Text)))

_heads = select(list_of(json_object(stream=stream.c.id, epoch=stream.c.epoch, seq=stream.c.seq))).where(
    stream.c.id == any_(bindparam("streams", type_=ARRAY(Text)))
)
heads = straight(Heads, select(cast(json_object(nodes=_heads.scalar_subquery()), Text)))
