"""The SQL of columns as a card meets them that is to enter."""

from typing import Any

from sqlalchemy import Boolean, Text, and_, bindparam, case, func, literal_column, or_, select
from sqlalchemy.dialects.postgresql import UUID

from events.store.query import json_row, query
from functions.tables.project import status
from functions.tables.task import task
from functions.task.rows import ColumnAround

ID = bindparam("id", type_=UUID)
PROJECT_ID = bindparam("project_id", type_=UUID)
STATUS_ID = bindparam("status_id", type_=UUID)
KIND = bindparam("kind", type_=Text)


def _column_around() -> Any:
    """A column and the positions around the place after a card (`at_foot`: after the last one).

    The column is the one named, or the first of a kind, or the first.
    Cards that share a position are one place: what comes after them has the next greater position.
    """
    present = and_(task.c.status_id == status.c.id, task.c.deleted_at.is_(None), task.c.id.is_distinct_from(ID))
    last = select(func.max(task.c.position)).where(present).scalar_subquery()
    anchor = select(task.c.position).where(present, task.c.id == bindparam("after_id", type_=UUID)).scalar_subquery()
    before = case((bindparam("at_foot", type_=Boolean), last), else_=anchor)
    first_of_kind = (
        select(func.min(status.c.position))
        .where(status.c.project_id == PROJECT_ID, or_(KIND.is_(None), status.c.kind == KIND))
        .scalar_subquery()
    )
    around = (
        select(
            status.c.id,
            status.c.kind,
            status.c.name,
            status.c.wip_limit,
            case(
                (status.c.wip_limit.is_(None), 0),
                else_=select(func.count()).select_from(task).where(present).scalar_subquery(),
            ).label("count"),
            before.label("before"),
        )
        .where(status.c.project_id == PROJECT_ID)
        .where(
            or_(
                status.c.id == STATUS_ID,
                and_(STATUS_ID.is_(None), status.c.position == first_of_kind),
            )
        )
        # From here on the column stays, and stays of its kind: who changes that waits for those who enter it.
        .with_for_update(read=True, key_share=True, of=status)
        .subquery("around")
    )
    next_one = (
        select(func.min(task.c.position))
        .where(
            task.c.status_id == around.c.id,
            task.c.deleted_at.is_(None),
            task.c.id.is_distinct_from(ID),
            or_(around.c.before.is_(None), task.c.position > around.c.before),
        )
        .scalar_subquery()
    )
    return select(
        json_row(
            status_id=around.c.id,
            kind=around.c.kind,
            name=around.c.name,
            wip_limit=around.c.wip_limit,
            count=around.c.count,
            before=around.c.before,
            after=next_one,
        )
    )


column_around = query(ColumnAround, _column_around())

# Who enters a column with a limit waits until nobody else does.
lock_column = query(
    bool,
    select(literal_column("'true'"))
    .select_from(status)
    .where(status.c.id == STATUS_ID)
    .with_for_update(key_share=True),
)
