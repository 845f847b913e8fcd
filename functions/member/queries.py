"""The SQL of memberships."""

from typing import Any

from sqlalchemy import Text, bindparam, cast, delete, func, or_, select, update
from sqlalchemy.dialects.postgresql import UUID
from sqlalchemy.sql.selectable import FromClause

from events.contracts.member import Member, Members
from events.store.query import json_object, json_row, query
from events.store.query import reply as straight
from functions.member.rows import FreedTask, Place
from functions.tables.pages import page_of
from functions.tables.project import member, project
from functions.tables.shapes import person_by, person_of
from functions.tables.task import task, watcher
from functions.tables.user import user

PROJECT_ID = bindparam("project_id", type_=UUID)
USER_ID = bindparam("user_id", type_=UUID)

_listed = (
    select(
        user.c.id, user.c.name, user.c.initials, member.c.role, member.c.joined_at, func.lower(user.c.name).label("by")
    )
    .join(member, member.c.user_id == user.c.id)
    .where(member.c.project_id == PROJECT_ID)
)
_asker = member.alias("asker")


def _member_of(row: FromClause) -> Any:
    return json_object(user=person_of(row), role=row.c.role, joined_at=row.c.joined_at)


list_members = straight(
    Members,
    select(cast(page_of(_listed, _member_of, "by", "id"), Text))
    .select_from(_asker)
    .join(project, project.c.id == _asker.c.project_id)
    .where(
        _asker.c.project_id == PROJECT_ID,
        _asker.c.user_id == bindparam("asker_id", type_=UUID),
        project.c.deleted_at.is_(None),
    ),
)

# Somebody and every owner, in the order of their ids: of two who take each other's role away one comes too late.
# Weaker than what removing takes: others may be given tasks meanwhile.
member_and_owners = query(
    Place,
    select(json_row(user_id=member.c.user_id, role=member.c.role, disabled=user.c.disabled_at.is_not(None)))
    .join(user, user.c.id == member.c.user_id)
    .join(project, project.c.id == member.c.project_id)
    .where(
        member.c.project_id == PROJECT_ID,
        or_(member.c.user_id == USER_ID, member.c.role == "owner"),
        project.c.deleted_at.is_(None),
    )
    .order_by(member.c.user_id)
    .with_for_update(key_share=True, of=member),
)


def _told(row: FromClause) -> Any:
    return select(json_row(user=person_by(row.c.user_id), role=row.c.role, joined_at=row.c.joined_at))


show_member = query(Member, _told(member).where(member.c.project_id == PROJECT_ID, member.c.user_id == USER_ID))
_changed = (
    update(member)
    .where(member.c.project_id == PROJECT_ID, member.c.user_id == USER_ID)
    .values(role=bindparam("role", type_=Text))
    .returning(*member.c)
    .cte("changed")
)
change_role = query(Member, _told(_changed))

hold_tasks = query(
    FreedTask,
    select(json_row(id=task.c.id, version=task.c.version))
    .where(task.c.project_id == PROJECT_ID, task.c.assignee_id == USER_ID)
    .order_by(task.c.id)
    .with_for_update(key_share=True),
)
delete_member = query(
    Place,
    delete(member)
    .where(member.c.project_id == PROJECT_ID, member.c.user_id == USER_ID)
    .returning(json_row(user_id=member.c.user_id, role=member.c.role, disabled=False)),
)
_unwatched = delete(watcher).where(
    watcher.c.user_id == USER_ID, watcher.c.task_id == task.c.id, task.c.project_id == PROJECT_ID
)
free_tasks = query(
    FreedTask,
    update(task)
    .where(task.c.project_id == PROJECT_ID, task.c.assignee_id == USER_ID)
    .values(assignee_id=None, version=task.c.version + 1, updated_at=func.now())
    .returning(json_row(id=task.c.id, version=task.c.version))
    .add_cte(_unwatched.cte("unwatched")),
)
