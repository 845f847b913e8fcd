"""The SQL of boards: a whole screen in one statement, as of one place in the project's stream."""

from sqlalchemy import Integer, Text, bindparam, cast, func, or_, select
from sqlalchemy.dialects.postgresql import UUID

from events.contracts.board import Board
from events.store.query import json_object
from events.store.query import reply as straight
from events.store.tables import stream
from functions.tables.project import member, project, status
from functions.tables.shapes import card_of, list_of, person_by, project_of, status_of
from functions.tables.task import task
from functions.tables.user import user

_asker = member.alias("asker")
_present = (task.c.status_id == status.c.id) & task.c.deleted_at.is_(None)
_first = (
    select(task)
    .where(_present)
    .order_by(task.c.position, task.c.id)
    .limit(bindparam("cards", type_=Integer))
    .correlate(status)
    .subquery("first")
)
_columns = (
    select(
        list_of(
            json_object(
                status=status_of(status),
                count=select(func.count()).select_from(task).where(_present).correlate(status).scalar_subquery(),
                cards=select(list_of(card_of(_first), _first.c.position, _first.c.id)).scalar_subquery(),
            ),
            status.c.position,
        )
    )
    .where(status.c.project_id == project.c.id)
    .correlate(project)
    .scalar_subquery()
)
_members = (
    select(
        list_of(
            json_object(user=person_by(member.c.user_id), role=member.c.role, joined_at=member.c.joined_at),
            func.lower(user.c.name),
        )
    )
    .join(user, user.c.id == member.c.user_id)
    .where(member.c.project_id == project.c.id)
    .correlate(project)
    .scalar_subquery()
)

show_board = straight(
    Board,
    select(
        cast(
            json_object(
                epoch=stream.c.epoch,
                seq=stream.c.seq,
                project=project_of(project, _asker.c.role),
                members=_members,
                columns=_columns,
            ),
            Text,
        )
    )
    .select_from(project)
    .join(_asker, _asker.c.project_id == project.c.id)
    .join(stream, stream.c.id == func.concat("project:", project.c.id))
    .where(
        _asker.c.user_id == bindparam("user_id", type_=UUID),
        project.c.deleted_at.is_(None),
        or_(project.c.id == bindparam("project_id", type_=UUID), project.c.key == bindparam("key", type_=Text)),
    ),
)
