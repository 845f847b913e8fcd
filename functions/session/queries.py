"""The SQL of sessions."""

from sqlalchemy import DateTime, LargeBinary, Text, bindparam, insert
from sqlalchemy.dialects.postgresql import UUID

from events.store.query import json_row, query
from functions.session.rows import StartedSession
from functions.tables.user import session

insert_session = query(
    StartedSession,
    insert(session)
    .values(
        id=bindparam("id", type_=UUID),
        user_id=bindparam("user_id", type_=UUID),
        refresh_hash=bindparam("refresh_hash", type_=LargeBinary),
        expires_at=bindparam("expires_at", type_=DateTime(timezone=True)),
        address=bindparam("address", type_=Text),
        agent=bindparam("agent", type_=Text),
    )
    .returning(json_row(id=session.c.id)),
)
