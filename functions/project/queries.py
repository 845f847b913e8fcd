"""The SQL of projects."""

from sqlalchemy import Text, bindparam, column, func, insert, literal_column, select, true
from sqlalchemy.dialects.postgresql import JSON, UUID

from events.contracts.project import Project
from events.store.query import json_object, query
from events.store.query import reply as straight
from functions.tables.project import member, project, status
from functions.tables.shapes import list_of, project_of, role_in, status_of

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
    select(project_of(project, role_in(project.c.id, bindparam("user_id", type_=UUID))).cast(Text))
    .select_from(project)
    .where(
        project.c.deleted_at.is_(None),
        role_in(project.c.id, bindparam("user_id", type_=UUID)).is_not(None),
        (project.c.id == bindparam("id", type_=UUID)) | (project.c.key == bindparam("key", type_=Text)),
    ),
)
