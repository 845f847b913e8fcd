"""The SQL of labels."""

from sqlalchemy import Integer, Text, and_, any_, bindparam, cast, delete, func, insert, literal_column, select, update
from sqlalchemy.dialects.postgresql import UUID

from events.contracts.project import Label
from events.store.query import json_row, query
from functions.label.rows import LabelledTask
from functions.tables.project import label, member
from functions.tables.shapes import label_of
from functions.tables.task import task

ID = bindparam("id", type_=UUID)
PROJECT_ID = bindparam("project_id", type_=UUID)
NAME = bindparam("name", type_=Text)
COLOUR = bindparam("colour", type_=Text)

_others = select(func.count()).select_from(label).where(label.c.project_id == PROJECT_ID).scalar_subquery()
insert_label = query(
    Label,
    insert(label)
    .from_select(
        ["id", "project_id", "name", "colour"],
        select(ID, PROJECT_ID, NAME, COLOUR).where(_others < bindparam("most", type_=Integer)),
    )
    .returning(cast(label_of(label), Text)),
)

# For somebody in its project; the lock lets tasks go on taking the label.
label_for_change = query(
    Label,
    select(cast(label_of(label), Text))
    .join(member, member.c.project_id == label.c.project_id)
    .where(label.c.id == ID, member.c.user_id == bindparam("user_id", type_=UUID))
    .with_for_update(of=label, key_share=True),
)

change_label = query(
    Label,
    update(label)
    .where(label.c.id == ID)
    .values(name=NAME, colour=COLOUR, version=label.c.version + 1)
    .returning(cast(label_of(label), Text)),
)

_labelled = and_(task.c.project_id == PROJECT_ID, any_(task.c.label_ids) == ID)
labelled_tasks = query(
    LabelledTask,
    select(
        json_row(
            id=task.c.id,
            label_ids=task.c.label_ids,
            version=task.c.version,
            deleted=task.c.deleted_at.is_not(None),
        )
    )
    .where(_labelled)
    .order_by(task.c.id)
    .with_for_update(key_share=True),
)

# Waits for everybody who is giving a task the label, and lets nobody do so until this is done.
shut_label = query(bool, select(literal_column("'true'")).select_from(label).where(label.c.id == ID).with_for_update())

take_label_off = query(
    bool,
    update(task)
    .where(_labelled)
    .values(label_ids=func.array_remove(task.c.label_ids, ID), version=task.c.version + 1, updated_at=func.now())
    .returning(literal_column("'true'")),
)

delete_label = query(bool, delete(label).where(label.c.id == ID).returning(literal_column("'true'")))
