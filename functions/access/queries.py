"""Who asks, what they were answered before, and what they may do in a project."""

from typing import Any

from sqlalchemy import Text, and_, bindparam, cast, func, select
from sqlalchemy.dialects.postgresql import UUID

from events.store.query import Query, json_row, query
from events.store.tables import inbox
from functions.access.rows import Standing, WhoAsks
from functions.tables.project import member, project
from functions.tables.shapes import standing_in, standing_of
from functions.tables.user import session, user

PROJECT_ID = bindparam("project_id", type_=UUID)
USER_ID = bindparam("user_id", type_=UUID)


def _who_asks(**more: Any) -> Query:
    """Who asks in a session that holds, and what they were answered when this message came before."""
    asks = json_row(
        administrator=user.c.administrator,
        session_ends=session.c.expires_at,
        done=inbox.c.id.is_not(None),
        body_hash=func.encode(inbox.c.body_hash, "hex"),
        permits=inbox.c.permits,
        reply=inbox.c.reply,
        **more,
    )
    same_message = and_(
        inbox.c.consumer == bindparam("consumer", type_=Text),
        inbox.c.actor == bindparam("actor", type_=Text),
        inbox.c.source == bindparam("source", type_=Text),
        inbox.c.id == bindparam("message_id", type_=Text),
    )
    return query(
        WhoAsks,
        select(asks)
        .select_from(session)
        .join(user, user.c.id == session.c.user_id)
        .outerjoin(inbox, same_message)
        .where(
            session.c.id == bindparam("session_id", type_=UUID),
            session.c.user_id == USER_ID,
            session.c.ended_at.is_(None),
            session.c.expires_at > func.now(),
            user.c.disabled_at.is_(None),
        ),
    )


who_asks = _who_asks()
who_asks_there = _who_asks(standing=standing_in(PROJECT_ID, session.c.user_id))

standing = query(
    Standing,
    select(cast(standing_of(member, project), Text))
    .join_from(member, project, project.c.id == member.c.project_id)
    .where(member.c.project_id == PROJECT_ID, member.c.user_id == USER_ID),
)
