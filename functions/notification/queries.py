"""The SQL of inboxes."""

from typing import Any

from sqlalchemy import Boolean, Text, and_, any_, bindparam, cast, func, or_, select, update
from sqlalchemy.dialects.postgresql import ARRAY, UUID
from sqlalchemy.sql.selectable import FromClause

from events.contracts.notification import Notifications
from events.store.query import json_object, json_row, query
from events.store.query import reply as straight
from events.store.tables import stream
from functions.notification.rows import Marked
from functions.tables.notification import notification
from functions.tables.pages import page_of
from functions.tables.project import invitation, member, project
from functions.tables.shapes import key_of, list_of, person_by
from functions.tables.task import task

USER_ID = bindparam("user_id", type_=UUID)
IDS = bindparam("ids", type_=ARRAY(UUID))

# Mine, and about what I may still see: a project that I am in, or an invitation that waits for my answer.
_in_it = (
    select(member.c.user_id)
    .where(member.c.project_id == notification.c.project_id, member.c.user_id == USER_ID)
    .exists()
)
_invited = (
    select(invitation.c.id)
    .where(
        invitation.c.id == notification.c.invitation_id,
        invitation.c.state == "pending",
        invitation.c.expires_at > func.now(),
    )
    .exists()
)
_still_there = (
    select(project.c.id).where(project.c.id == notification.c.project_id, project.c.deleted_at.is_(None)).exists()
)
_mine = and_(notification.c.user_id == USER_ID, _still_there, or_(_in_it, _invited))
_unread = select(func.count()).select_from(notification).where(_mine, notification.c.read_at.is_(None))


def _notification_of(row: FromClause) -> Any:
    """`Notification` of a row of `notification`."""
    home, about = project.alias(), task.alias()
    return json_object(
        id=row.c.id,
        kind=row.c.kind,
        actor=person_by(row.c.actor_id),
        project=select(json_object(id=home.c.id, key=home.c.key, name=home.c.name))
        .where(home.c.id == row.c.project_id)
        .scalar_subquery(),
        task=select(json_object(id=about.c.id, key=key_of(about), title=about.c.title))
        .where(about.c.id == row.c.task_id)
        .scalar_subquery(),
        comment_id=row.c.comment_id,
        invitation_id=row.c.invitation_id,
        created_at=row.c.created_at,
        read_at=row.c.read_at,
    )


def _of_stream(value: Any, otherwise: int) -> Any:
    """What my stream says; it begins with the first notification."""
    row = select(value).where(stream.c.id == func.concat("notification:", USER_ID))
    return func.coalesce(row.scalar_subquery(), otherwise)


_listed = select(notification).where(
    _mine, or_(bindparam("unread", type_=Boolean).is_(False), notification.c.read_at.is_(None))
)
list_notifications = straight(
    Notifications,
    select(
        cast(
            page_of(
                _listed,
                _notification_of,
                "created_at",
                "id",
                descending=True,
                epoch=_of_stream(stream.c.epoch, 1),
                seq=_of_stream(stream.c.seq, 0),
                unread_count=_unread.scalar_subquery(),
            ),
            Text,
        )
    ),
)

# Locked in the order of ids, as everybody who marks them does.
_due = (
    select(notification.c.id)
    .where(_mine, notification.c.read_at.is_(None), or_(IDS.is_(None), notification.c.id == any_(IDS)))
    .order_by(notification.c.id)
    .with_for_update()
)
_marked = (
    update(notification)
    .where(notification.c.id.in_(_due))
    .values(read_at=func.now())
    .returning(notification.c.id)
    .cte("marked")
)
mark_read = query(Marked, select(json_row(ids=select(list_of(_marked.c.id)).scalar_subquery())))

count_unread = query(int, select(cast(_unread.scalar_subquery(), Text)))
