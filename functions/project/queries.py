"""The SQL of projects."""

from typing import Any

from sqlalchemy import (
    Boolean,
    DateTime,
    Text,
    and_,
    bindparam,
    cast,
    column,
    func,
    insert,
    literal_column,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.dialects.postgresql import JSON, UUID
from sqlalchemy.sql.selectable import FromClause

from events.contracts.project import Project, Projects
from events.store.query import json_object, json_row, query
from events.store.query import reply as straight
from events.store.tables import stream
from functions.project.rows import ProjectForChange
from functions.tables.pages import page_of
from functions.tables.project import member, project, status
from functions.tables.shapes import list_of, project_of, role_in, status_of
from functions.tables.task import task

ID = bindparam("id", type_=UUID)
USER_ID = bindparam("user_id", type_=UUID)

_project = (
    insert(project)
    .values(
        id=bindparam("id", type_=UUID),
        key=bindparam("key", type_=Text),
        name=bindparam("name", type_=Text),
        description=bindparam("description", type_=Text),
    )
    .returning(*project.c)
    .cte("inserted")
)
_columns = (
    func.json_to_recordset(bindparam("statuses", type_=JSON))
    .table_valued(
        column("id", UUID), column("name", Text), column("kind", Text), column("position", Text), name="given"
    )
    .render_derived(with_types=True)
)
_statuses = (
    insert(status)
    .from_select(
        ["id", "project_id", "name", "kind", "position"],
        select(_columns.c.id, _project.c.id, _columns.c.name, _columns.c.kind, _columns.c.position).select_from(
            _project.join(_columns, true())
        ),
    )
    .returning(*status.c)
    .cte("columns")
)
_owner = (
    insert(member)
    .from_select(
        ["project_id", "user_id", "role"],
        select(_project.c.id, bindparam("owner_id", type_=UUID), literal_column("'owner'")),
    )
    .cte("owner")
)
insert_project = query(
    Project,
    select(
        json_object(
            id=_project.c.id,
            key=_project.c.key,
            name=_project.c.name,
            description=_project.c.description,
            role=literal_column("'owner'"),
            statuses=select(list_of(status_of(_statuses), _statuses.c.position)).scalar_subquery(),
            categories=literal_column("'[]'::json"),
            labels=literal_column("'[]'::json"),
            archived_at=_project.c.archived_at,
            deleted_at=_project.c.deleted_at,
            version=_project.c.version,
            created_at=_project.c.created_at,
        ).cast(Text)
    ).add_cte(_owner),
)

show_project = straight(
    Project,
    select(cast(project_of(project, member.c.role), Text))
    .join(member, member.c.project_id == project.c.id)
    .where(
        member.c.user_id == USER_ID,
        project.c.deleted_at.is_(None),
        or_(project.c.id == ID, project.c.key == bindparam("key", type_=Text)),
    ),
)


def _summary_of(row: FromClause) -> Any:
    """`ProjectSummary` of a row of the page."""
    unfinished = (
        select(func.count())
        .select_from(task)
        .join(status, status.c.id == task.c.status_id)
        .where(status.c.project_id == row.c.id, status.c.kind != "done", task.c.deleted_at.is_(None))
        .correlate(row)
        .scalar_subquery()
    )
    return json_object(
        id=row.c.id,
        key=row.c.key,
        name=row.c.name,
        role=row.c.role,
        open_tasks=unfinished,
        archived_at=row.c.archived_at,
        deleted_at=row.c.deleted_at,
        version=row.c.version,
    )


_mine = (
    select(*project.c, member.c.role, func.lower(project.c.name).label("sorted_by"))
    .join(member, member.c.project_id == project.c.id)
    .where(
        member.c.user_id == USER_ID,
        or_(project.c.archived_at.is_(None), bindparam("archived", type_=Boolean)),
        or_(project.c.deleted_at.is_(None), and_(bindparam("deleted", type_=Boolean), member.c.role == "owner")),
    )
)
list_projects = straight(Projects, select(cast(page_of(_mine, _summary_of, "sorted_by", "id"), Text)))

# Weaker than what deleting takes: a task can be added meanwhile, whose foreign key looks at this row.
project_for_change = query(
    ProjectForChange,
    select(
        json_row(
            id=project.c.id,
            key=project.c.key,
            name=project.c.name,
            description=project.c.description,
            archived_at=project.c.archived_at,
            deleted_at=project.c.deleted_at,
            version=project.c.version,
        )
    )
    .where(project.c.id == ID)
    .with_for_update(key_share=True),
)

# Another key shuts out those whose foreign key looks at this row, and who adds a task does so holding the stream:
# who wants both takes the stream first.
hold_stream = query(
    bool,
    select(literal_column("'true'"))
    .select_from(stream)
    .where(stream.c.id == func.concat("project:", ID))
    .with_for_update(key_share=True),
)

project_as_it_is = query(
    Project,
    select(cast(project_of(project, role_in(project.c.id, USER_ID)), Text)).where(project.c.id == ID),
)

_changed = (
    update(project)
    .where(project.c.id == ID)
    .values(
        key=bindparam("key", type_=Text),
        name=bindparam("name", type_=Text),
        description=bindparam("description", type_=Text),
        archived_at=bindparam("archived_at", type_=DateTime(timezone=True)),
        deleted_at=bindparam("deleted_at", type_=DateTime(timezone=True)),
        version=project.c.version + 1,
    )
    .returning(*project.c)
    .cte("changed")
)
change_project = query(Project, select(cast(project_of(_changed, role_in(_changed.c.id, USER_ID)), Text)))
