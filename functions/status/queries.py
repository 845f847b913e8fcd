"""The SQL of columns."""

from sqlalchemy import (
    Boolean,
    DateTime,
    Integer,
    Text,
    and_,
    bindparam,
    case,
    cast,
    column,
    delete,
    func,
    insert,
    literal_column,
    null,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import JSON, UUID

from events.contracts.project import Status
from events.store.query import json_row, query
from functions.status.rows import ColumnEnd, ColumnOf, TaskInColumn
from functions.tables.project import member, project, status
from functions.tables.shapes import status_of
from functions.tables.task import task

ID = bindparam("id", type_=UUID)
PROJECT_ID = bindparam("project_id", type_=UUID)
_TIME = DateTime(timezone=True)
_given = {
    "name": bindparam("name", type_=Text),
    "kind": bindparam("kind", type_=Text),
    "position": bindparam("position", type_=Text),
    "wip_limit": bindparam("wip_limit", type_=Integer),
}

project_of_column = query(
    ColumnOf,
    select(json_row(project_id=status.c.project_id))
    .join(member, member.c.project_id == status.c.project_id)
    .where(status.c.id == ID, member.c.user_id == bindparam("user_id", type_=UUID)),
)

# Whoever changes a project's columns does so alone; who adds and moves tasks goes on meanwhile.
hold_columns = query(
    bool,
    select(literal_column("'true'"))
    .select_from(project)
    .where(project.c.id == PROJECT_ID)
    .with_for_update(key_share=True),
)

columns = query(
    Status, select(cast(status_of(status), Text)).where(status.c.project_id == PROJECT_ID).order_by(status.c.position)
)

insert_column = query(
    Status,
    insert(status).values(id=ID, project_id=PROJECT_ID, **_given).returning(cast(status_of(status), Text)),
)

change_column = query(
    Status,
    update(status)
    .where(status.c.id == ID)
    .values(version=status.c.version + 1, **_given)
    .returning(cast(status_of(status), Text)),
)

delete_column = query(bool, delete(status).where(status.c.id == ID).returning(literal_column("'true'")))

# Waits for everybody who is putting a task into the column, and lets nobody do so until this is done.
shut_column = query(
    bool, select(literal_column("'true'")).select_from(status).where(status.c.id == ID).with_for_update()
)

# Keeps a column from being removed while tasks go into it.
keep_column = query(
    bool,
    select(literal_column("'true'"))
    .select_from(status)
    .where(status.c.id == ID)
    .with_for_update(read=True, key_share=True),
)

# Deleted tasks too, which the board's index leaves out: hence the project.
_in_column = and_(task.c.project_id == PROJECT_ID, task.c.status_id == ID)
tasks_in_column = query(
    TaskInColumn,
    select(
        json_row(
            id=task.c.id,
            position=task.c.position,
            completed_at=task.c.completed_at,
            version=task.c.version,
            deleted=task.c.deleted_at.is_not(None),
        )
    )
    .where(_in_column)
    .order_by(task.c.id)
    .with_for_update(key_share=True),
)

column_end = query(
    ColumnEnd,
    select(json_row(position=func.max(task.c.position))).where(task.c.status_id == ID, task.c.deleted_at.is_(None)),
)

# `completed_at` is when a task last entered a done column, and null outside of those.
_entered = {
    "version": task.c.version + 1,
    "updated_at": func.now(),
    "completed_at": case(
        (bindparam("done", type_=Boolean), func.coalesce(task.c.completed_at, bindparam("now", type_=_TIME))),
        else_=null(),
    ),
}

complete_tasks = query(bool, update(task).where(_in_column).values(**_entered).returning(literal_column("'true'")))

_places = (
    func.json_to_recordset(bindparam("places", type_=JSON))
    .table_valued(column("id", UUID), column("position", Text), name="given")
    .render_derived(with_types=True)
)
move_tasks = query(
    bool,
    update(task)
    .where(task.c.id == _places.c.id)
    .values(status_id=bindparam("status_id", type_=UUID), position=_places.c.position, **_entered)
    .returning(literal_column("'true'")),
)
