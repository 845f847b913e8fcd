"""The SQL of tasks."""

from typing import Any

from sqlalchemy import (
    Date,
    DateTime,
    Integer,
    SmallInteger,
    Text,
    Time,
    and_,
    any_,
    bindparam,
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
from sqlalchemy.dialects.postgresql import insert as upsert

from events.contracts.task import Task, TaskData
from events.store import locks
from events.store.queries import log_events, remember_message, take_places
from events.store.query import json_object, json_row, query
from events.store.query import reply as straight
from events.store.tables import stream
from functions.tables.project import category, label, member, project, status
from functions.tables.shapes import standing_in, task_data_of, task_of
from functions.tables.task import task, watcher
from functions.task.rows import Belongings, TaskForChange, TaskSeen

ID = bindparam("id", type_=UUID)
PROJECT_ID = bindparam("project_id", type_=UUID)
STATUS_ID = bindparam("status_id", type_=UUID)
USER_ID = bindparam("user_id", type_=UUID)
CATEGORY_ID = bindparam("category_id", type_=UUID)
LABEL_IDS = bindparam("label_ids", type_=ARRAY(UUID))
ASSIGNEE_ID = bindparam("assignee_id", type_=UUID)
PARENT_ID = bindparam("parent_id", type_=UUID)
POSITION = bindparam("position", type_=Text)
COMPLETED_AT = bindparam("completed_at", type_=DateTime(timezone=True))
DELETED_AT = bindparam("deleted_at", type_=DateTime(timezone=True))
WHEN_COLUMNS = {
    "start_date": Date,
    "start_time": Time,
    "start_zone": Text,
    "due_date": Date,
    "due_time": Time,
    "due_zone": Text,
}

# A lock that lets foreign keys look at the row. No join beside it: after waiting, PostgreSQL looks again at the locked
# row only, and would drop a task that somebody moved meanwhile.
_for_change = (
    select(
        json_row(
            task=task_data_of(task),
            kind=select(status.c.kind).where(status.c.id == task.c.status_id).scalar_subquery(),
            deleted_at=task.c.deleted_at,
            standing=standing_in(task.c.project_id, USER_ID),
        )
    )
    .select_from(task)
    .with_for_update(of=task, key_share=True)
)
task_for_change = query(TaskForChange, _for_change.where(task.c.id == ID))

task_as_it_is = straight(Task, select(cast(task_of(task), Text)).where(task.c.id == ID))

_seen = (
    select(
        json_row(id=task.c.id, project_id=task.c.project_id, role=member.c.role, seq=stream.c.seq, task=task_of(task))
    )
    .join(project, project.c.id == task.c.project_id)
    .join(member, and_(member.c.project_id == project.c.id, member.c.user_id == USER_ID))
    .join(stream, stream.c.id == func.concat("project:", project.c.id))
    .where(project.c.deleted_at.is_(None), task.c.deleted_at.is_(None))
)
task_seen = query(TaskSeen, _seen.where(task.c.id == ID))
task_seen_by_key = query(
    TaskSeen,
    _seen.where(project.c.key == bindparam("key", type_=Text), task.c.number == bindparam("number", type_=Integer)),
)

# Who puts a task under another, or takes a task away with those under it, waits until nobody else in the project does.
hold_tree = query(
    bool,
    select(literal_column("'true'")).select_from(
        func.pg_advisory_xact_lock(locks.TASK_TREE, func.hashtext(cast(PROJECT_ID, Text))).alias("turn")
    ),
)

_below = (
    select(task.c.id)
    .where(task.c.parent_id == ID, task.c.deleted_at.is_not_distinct_from(DELETED_AT))
    .cte("below", recursive=True)
)
_child = task.alias("child")
_below = _below.union(
    select(_child.c.id)
    .join(_below, _child.c.parent_id == _below.c.id)
    .where(_child.c.deleted_at.is_not_distinct_from(DELETED_AT))
)
# The tasks under a task, however deep, that are present (null) or were deleted at the moment when it was.
tasks_below = query(TaskForChange, _for_change.where(task.c.id.in_(select(_below.c.id))).order_by(task.c.id))


# Who is to be assigned, the category and the labels are held until the end: they are not taken away meanwhile.
_worker = (
    select(member.c.user_id)
    .where(member.c.project_id == PROJECT_ID, member.c.user_id == ASSIGNEE_ID, member.c.role != "viewer")
    .with_for_update(read=True, key_share=True)
    .subquery("worker")
)
_category = (
    select(category.c.id)
    .where(category.c.project_id == PROJECT_ID, category.c.id == CATEGORY_ID)
    .with_for_update(read=True, key_share=True)
    .subquery("category")
)
_labels = (
    select(label.c.id)
    .where(label.c.project_id == PROJECT_ID, label.c.id == any_(LABEL_IDS))
    .order_by(label.c.id)
    .with_for_update(read=True, key_share=True)
    .subquery("labels")
)
_above = select(task.c.id, task.c.parent_id).where(task.c.id == PARENT_ID).cte("above", recursive=True)
_next_above = task.alias("next_above")
_above = _above.union(
    select(_next_above.c.id, _next_above.c.parent_id).join(_above, _next_above.c.id == _above.c.parent_id)
)
belongings = query(
    Belongings,
    select(
        json_row(
            category=and_(CATEGORY_ID.is_not(None), not_(exists(select(_category.c.id)))),
            labels=func.cardinality(LABEL_IDS) != select(func.count()).select_from(_labels).scalar_subquery(),
            assignee=and_(ASSIGNEE_ID.is_not(None), not_(exists(select(_worker.c.user_id)))),
            parent=and_(
                PARENT_ID.is_not(None),
                not_(
                    exists().where(task.c.id == PARENT_ID, task.c.project_id == PROJECT_ID, task.c.deleted_at.is_(None))
                ),
            ),
            cycle=exists(select(_above.c.id).where(_above.c.id == ID)),
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
            POSITION,
            bindparam("priority", type_=SmallInteger),
            CATEGORY_ID,
            LABEL_IDS,
            ASSIGNEE_ID,
            *[bindparam(name, type_=kind) for name, kind in WHEN_COLUMNS.items()],
            bindparam("estimate", type_=Integer),
            PARENT_ID,
            bindparam("creator_id", type_=UUID),
            COMPLETED_AT,
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


def _changed(*tasks: Any, **values: Any) -> Any:
    """Change tasks, and what they are then."""
    return (
        update(task)
        .where(*tasks)
        .values(version=task.c.version + 1, updated_at=func.now(), **values)
        .returning(*task.c)
        .cte("changed")
    )


_placed = _changed(
    task.c.id == ID,
    status_id=STATUS_ID,
    position=POSITION,
    completed_at=COMPLETED_AT,
)
place_task = straight(Task, select(cast(task_of(_placed), Text)))

_updated = _changed(
    task.c.id == ID,
    title=bindparam("title", type_=Text),
    description=bindparam("description", type_=Text),
    priority=bindparam("priority", type_=SmallInteger),
    category_id=CATEGORY_ID,
    label_ids=LABEL_IDS,
    **{name: bindparam(name, type_=kind) for name, kind in WHEN_COLUMNS.items()},
    estimate=bindparam("estimate", type_=Integer),
    parent_id=PARENT_ID,
)
update_task = straight(Task, select(cast(task_of(_updated), Text)))

_assigned = _changed(task.c.id == ID, assignee_id=ASSIGNEE_ID)
_watching_too = (
    upsert(watcher)
    .from_select(
        ["task_id", "user_id"],
        select(_assigned.c.id, _assigned.c.assignee_id).where(_assigned.c.assignee_id.is_not(None)),
    )
    .on_conflict_do_nothing()
    .cte("watching")
)
assign_task = straight(Task, select(cast(task_of(_assigned), Text)).add_cte(_watching_too))

TASK_IDS = bindparam("ids", type_=ARRAY(UUID))
_hidden = _changed(task.c.id == any_(TASK_IDS), deleted_at=func.now())
hide_tasks = query(int, select(cast(func.count(), Text)).select_from(_hidden))

# A task whose parent stays deleted comes back on its own; `ids` are those that come back together.
_parent = task.alias("parent")
_restored = _changed(
    task.c.id == ID,
    deleted_at=null(),
    position=POSITION,
    parent_id=select(_parent.c.id)
    .where(_parent.c.id == task.c.parent_id, or_(_parent.c.deleted_at.is_(None), _parent.c.id == any_(TASK_IDS)))
    .scalar_subquery(),
)
restore_task = query(TaskData, select(cast(task_data_of(_restored), Text)))
