"""The SQL of columns as a card meets them that is to enter."""

from typing import Any

from sqlalchemy import Boolean, Text, and_, bindparam, case, cast, func, literal_column, null, select
from sqlalchemy.dialects.postgresql import UUID

from events.store.query import Query, json_row, query
from functions.tables.project import status
from functions.tables.task import task
from functions.task.rows import ColumnAround

ID = bindparam("id", type_=UUID)
PROJECT_ID = bindparam("project_id", type_=UUID)
STATUS_ID = bindparam("status_id", type_=UUID)
AT_FOOT = bindparam("at_foot", type_=Boolean)


def _around(column_id: Any) -> Query:
    """A column and the positions around the place after a card (`at_foot`: after the last one).

    Cards that share a position are one place: what comes after them has the next greater position. Each is looked up in
    an index: a column may be long. The column stays what it is until the card has entered, or the card waits until it
    has become something else: that is why it is locked.
    """
    present = and_(task.c.status_id == status.c.id, task.c.deleted_at.is_(None), task.c.id.is_distinct_from(ID))
    last = select(func.max(task.c.position)).where(present).scalar_subquery()
    anchor = select(task.c.position).where(present, task.c.id == bindparam("after_id", type_=UUID)).scalar_subquery()
    around = (
        select(
            status.c.id,
            status.c.kind,
            status.c.name,
            status.c.wip_limit,
            case((AT_FOOT, last), else_=anchor).label("before"),
        )
        .where(status.c.id == column_id, status.c.project_id == PROJECT_ID)
        .with_for_update(of=status, read=True, key_share=True)
        .cte("around")
        .prefix_with("MATERIALIZED")
    )
    following = (
        select(func.min(task.c.position))
        .where(
            task.c.status_id == around.c.id,
            task.c.deleted_at.is_(None),
            task.c.id.is_distinct_from(ID),
            task.c.position > func.coalesce(around.c.before, literal_column("''")),
        )
        .scalar_subquery()
    )
    return query(
        ColumnAround,
        select(
            json_row(
                status_id=around.c.id,
                kind=around.c.kind,
                name=around.c.name,
                wip_limit=around.c.wip_limit,
                before=around.c.before,
                after=case((AT_FOOT, null()), else_=following),
            )
        ),
    )


_first = select(status.c.id).where(status.c.project_id == PROJECT_ID).order_by(status.c.position).limit(1)
column_around = _around(func.coalesce(STATUS_ID, _first.scalar_subquery()))
column_of_kind_around = _around(_first.where(status.c.kind == bindparam("kind", type_=Text)).scalar_subquery())

# Who enters a column with a limit waits until nobody else does.
lock_column = query(
    bool,
    select(literal_column("'true'"))
    .select_from(status)
    .where(status.c.id == STATUS_ID)
    .with_for_update(key_share=True),
)

count_cards = query(
    int,
    select(cast(func.count(), Text))
    .select_from(task)
    .where(task.c.status_id == STATUS_ID, task.c.deleted_at.is_(None)),
)
