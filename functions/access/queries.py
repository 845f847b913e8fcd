"""Who asks, what they were answered before, and what they may do in a project."""

from sqlalchemy import Text, and_, bindparam, cast, func, select
from sqlalchemy.dialects.postgresql import UUID

from events.store.query import json_row, query
from events.store.tables import inbox
from functions.access.rows import Standing, WhoAsks
from functions.tables.project import member, project
from functions.tables.shapes import standing_in, standing_of
from functions.tables.user import session, user

who_asks = query(
    WhoAsks,
    select(
        json_row(
            administrator=user.c.administrator,
            session_ends=session.c.expires_at,
            done=inbox.c.id.is_not(None),
            body_hash=func.encode(inbox.c.body_hash, "hex"),
            permits=inbox.c.permits,
            reply=inbox.c.reply,
            standing=standing_in(bindparam("project_id", type_=UUID), session.c.user_id),
        )
    )
    .select_from(session)
    .join(user, user.c.id == session.c.user_id)
    .outerjoin(
        inbox,
        and_(
            inbox.c.consumer == bindparam("consumer", type_=Text),
            inbox.c.actor == bindparam("actor", type_=Text),
            inbox.c.source == bindparam("source", type_=Text),
            inbox.c.id == bindparam("message_id", type_=Text),
        ),
    )
    .where(
        session.c.id == bindparam("session_id", type_=UUID),
        session.c.user_id == bindparam("user_id", type_=UUID),
        session.c.ended_at.is_(None),
        session.c.expires_at > func.now(),
        user.c.disabled_at.is_(None),
    ),
)

standing = query(
    Standing,
    select(cast(standing_of(member, project), Text))
    .join_from(member, project, project.c.id == member.c.project_id)
    .where(
        member.c.project_id == bindparam("project_id", type_=UUID), member.c.user_id == bindparam("user_id", type_=UUID)
    ),
)
