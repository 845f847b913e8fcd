"""The SQL of categories."""

from sqlalchemy import Integer, Text, bindparam, cast, delete, func, insert, literal_column, null, select, update
from sqlalchemy.dialects.postgresql import UUID

from events.contracts.project import Category
from events.store.query import json_row, query
from functions.category.rows import CategorizedTask
from functions.tables.project import category, member
from functions.tables.shapes import category_of
from functions.tables.task import task

ID = bindparam("id", type_=UUID)
PROJECT_ID = bindparam("project_id", type_=UUID)
NAME = bindparam("name", type_=Text)

_others = select(func.count()).select_from(category).where(category.c.project_id == PROJECT_ID).scalar_subquery()
insert_category = query(
    Category,
    insert(category)
    .from_select(
        ["id", "project_id", "name"], select(ID, PROJECT_ID, NAME).where(_others < bindparam("most", type_=Integer))
    )
    .returning(cast(category_of(category), Text)),
)

# For somebody in its project; the lock lets tasks go on taking the category.
category_for_change = query(
    Category,
    select(cast(category_of(category), Text))
    .join(member, member.c.project_id == category.c.project_id)
    .where(category.c.id == ID, member.c.user_id == bindparam("user_id", type_=UUID))
    .with_for_update(of=category, key_share=True),
)

rename_category = query(
    Category,
    update(category)
    .where(category.c.id == ID)
    .values(name=NAME, version=category.c.version + 1)
    .returning(cast(category_of(category), Text)),
)

categorized_tasks = query(
    CategorizedTask,
    select(json_row(id=task.c.id, version=task.c.version, deleted=task.c.deleted_at.is_not(None)))
    .where(task.c.category_id == ID)
    .order_by(task.c.id)
    .with_for_update(key_share=True),
)

# Waits for everybody who is giving a task the category, and lets nobody do so until this is done.
shut_category = query(
    bool, select(literal_column("'true'")).select_from(category).where(category.c.id == ID).with_for_update()
)

clear_category = query(
    bool,
    update(task)
    .where(task.c.category_id == ID)
    .values(category_id=null(), version=task.c.version + 1, updated_at=func.now())
    .returning(literal_column("'true'")),
)

delete_category = query(bool, delete(category).where(category.c.id == ID).returning(literal_column("'true'")))
