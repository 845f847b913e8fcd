"""The SQL of tasks."""

from typing import Any

from sqlalchemy import (
    Boolean,
    Date,
    Integer,
    SmallInteger,
    Text,
    Time,
    and_,
    any_,
    bindparam,
    case,
    cast,
    exists,
    func,
    insert,
    literal_column,
    not_,
    null,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import ARRAY, UUID

from events.contracts.task import Task
from events.store.queries import log_events, remember_message, take_places
from events.store.query import json_object, json_row, query
from events.store.query import reply as straight
from functions.tables.project import category, label, member, status
from functions.tables.shapes import task_data_of, task_of
from functions.tables.task import task, watcher
from functions.task.rows import Belongings, ColumnAround, TaskForChange

ID = bindparam("id", type_=UUID)
PROJECT_ID = bindparam("project_id", type_=UUID)
STATUS_ID = bindparam("status_id", type_=UUID)
WHEN_COLUMNS = {
    "start_date": Date,
    "start_time": Time,
    "start_zone": Text,
    "due_date": Date,
    "due_time": Time,
    "due_zone": Text,
}

task_for_change = query(
    TaskForChange,
    select(json_row(task=task_data_of(task), kind=status.c.kind, deleted_at=task.c.deleted_at))
    .join(status, status.c.id == task.c.status_id)
    .where(task.c.id == ID)
    .with_for_update(of=task),
)


def _column_around() -> Any:
    """A column and the positions around the place after a card (`at_foot`: after the last one).

    Cards that share a position are one place: what comes after them has the next greater position.
    """
    present = and_(task.c.status_id == status.c.id, task.c.deleted_at.is_(None), task.c.id.is_distinct_from(ID))
    last = select(func.max(task.c.position)).where(present).scalar_subquery()
    anchor = select(task.c.position).where(present, task.c.id == bindparam("after_id", type_=UUID)).scalar_subquery()
    before = case((bindparam("at_foot", type_=Boolean), last), else_=anchor)
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
                and_(
                    STATUS_ID.is_(None),
                    status.c.position
                    == select(func.min(status.c.position)).where(status.c.project_id == PROJECT_ID).scalar_subquery(),
                ),
            )
        )
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

belongings = query(
    Belongings,
    select(
        json_row(
            category=and_(
                bindparam("category_id", type_=UUID).is_not(None),
                not_(
                    exists().where(
                        category.c.id == bindparam("category_id", type_=UUID), category.c.project_id == PROJECT_ID
                    )
                ),
            ),
            labels=func.cardinality(bindparam("label_ids", type_=ARRAY(UUID)))
            != select(func.count())
            .select_from(label)
            .where(label.c.project_id == PROJECT_ID, label.c.id == any_(bindparam("label_ids", type_=ARRAY(UUID))))
            .scalar_subquery(),
            assignee=and_(
                bindparam("assignee_id", type_=UUID).is_not(None),
                not_(
                    exists().where(
                        member.c.user_id == bindparam("assignee_id", type_=UUID),
                        member.c.project_id == PROJECT_ID,
                        member.c.role != "viewer",
                    )
                ),
            ),
            parent=and_(
                bindparam("parent_id", type_=UUID).is_not(None),
                not_(
                    exists().where(
                        task.c.id == bindparam("parent_id", type_=UUID),
                        task.c.project_id == PROJECT_ID,
                        task.c.deleted_at.is_(None),
                    )
                ),
            ),
        )
    ),
)

# A new task's number comes from its project's stream, whose row is taken last: it is written with its own events.
_head = take_places(numbered=True)
_new = (
    insert(task)
    .from_select(
        [
            "id",
            "project_id",
            "number",
            "title",
            "description",
            "status_id",
            "position",
            "priority",
            "category_id",
            "label_ids",
            "assignee_id",
            *WHEN_COLUMNS,
            "estimate",
            "parent_id",
            "creator_id",
            "completed_at",
        ],
        select(
            ID,
            PROJECT_ID,
            _head.c.number,
            bindparam("title", type_=Text),
            bindparam("description", type_=Text),
            STATUS_ID,
            bindparam("position", type_=Text),
            bindparam("priority", type_=SmallInteger),
            bindparam("category_id", type_=UUID),
            bindparam("label_ids", type_=ARRAY(UUID)),
            bindparam("assignee_id", type_=UUID),
            *[bindparam(name, type_=kind) for name, kind in WHEN_COLUMNS.items()],
            bindparam("estimate", type_=Integer),
            bindparam("parent_id", type_=UUID),
            bindparam("creator_id", type_=UUID),
            case((bindparam("done", type_=Boolean), func.now()), else_=null()),
        ),
    )
    .returning(*task.c)
    .cte("new")
)
_watching = (
    insert(watcher)
    .from_select(
        ["task_id", "user_id"],
        select(_new.c.id, func.unnest(func.array_remove(bindparam("watchers", type_=ARRAY(UUID)), null()))),
    )
    .cte("watching")
)
_told = select(task_of(_new).label("reply"), json_object(after=task_data_of(_new)).label("data")).cte("told")
insert_task = straight(
    Task,
    select(
        json_row(
            head=json_object(seq=_head.c.seq, epoch=_head.c.epoch, time=func.now()),
            reply=_told.c.reply,
            data=_told.c.data,
        )
    )
    .select_from(_told, _head)
    .add_cte(
        _watching,
        *log_events(_head, first_data=select(_told.c.data).scalar_subquery()),
        remember_message(reply=select(cast(_told.c.reply, Text)).scalar_subquery()),
    ),
)


def _changed(**values: Any) -> Any:
    """Change a task and tell it as it is now."""
    changed = (
        update(task)
        .where(task.c.id == ID)
        .values(version=task.c.version + 1, updated_at=func.now(), **values)
        .returning(*task.c)
        .cte("changed")
    )
    return select(cast(task_of(changed), Text))


place_task = query(
    Task,
    _changed(
        status_id=STATUS_ID,
        position=bindparam("position", type_=Text),
        completed_at=case(
            (bindparam("done", type_=Boolean), func.coalesce(task.c.completed_at, func.now())), else_=null()
        ),
    ),
)
