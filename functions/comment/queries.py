"""The SQL of comments."""

from typing import Any

from sqlalchemy import Text, any_, bindparam, cast, func, insert, literal_column, select, update
from sqlalchemy.dialects.postgresql import ARRAY, UUID
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.sql.selectable import FromClause

from events.contracts.comment import Comments
from events.store.query import json_object, json_row, query
from events.store.query import reply as straight
from functions.comment.rows import CommentedTask, CommentForChange, ToldComment
from functions.tables.pages import page_of
from functions.tables.project import member, project
from functions.tables.shapes import person_by, standing_in
from functions.tables.task import comment, task, watcher

ID = bindparam("id", type_=UUID)
TASK_ID = bindparam("task_id", type_=UUID)
USER_ID = bindparam("user_id", type_=UUID)
TEXT = bindparam("text", type_=Text)
NAMED = bindparam("named", type_=ARRAY(UUID))


def _comment_of(row: FromClause) -> Any:
    """`Comment` of a row of `comment`."""
    return json_object(
        id=row.c.id,
        task_id=row.c.task_id,
        author=person_by(row.c.author_id),
        text=row.c.text,
        version=row.c.version,
        created_at=row.c.created_at,
        edited_at=row.c.edited_at,
    )


def _data_of(row: FromClause) -> Any:
    """`CommentData` of a row of `comment`."""
    return json_object(
        id=row.c.id,
        task_id=row.c.task_id,
        author_id=row.c.author_id,
        text=row.c.text,
        mentions=row.c.mentions,
        version=row.c.version,
    )


task_to_comment = query(
    CommentedTask,
    select(json_row(id=task.c.id, project_id=task.c.project_id, standing=standing_in(task.c.project_id, USER_ID)))
    .where(task.c.id == TASK_ID, task.c.deleted_at.is_(None))
    .with_for_update(of=task, key_share=True),
)

# The comment alone is locked: its task, whose count changes with it, is locked when it does.
comment_for_change = query(
    CommentForChange,
    select(
        json_row(
            comment=_data_of(comment),
            project_id=task.c.project_id,
            standing=standing_in(task.c.project_id, USER_ID),
        )
    )
    .join(task, task.c.id == comment.c.task_id)
    .where(comment.c.id == ID, comment.c.deleted_at.is_(None), task.c.deleted_at.is_(None))
    .with_for_update(of=comment, key_share=True),
)

# Of those that the text names, the members of the project.
_mentions = (
    select(func.coalesce(func.array_agg(member.c.user_id), literal_column("'{}'::uuid[]")))
    .where(member.c.project_id == bindparam("project_id", type_=UUID), member.c.user_id == any_(NAMED))
    .scalar_subquery()
)


def _watching(told: FromClause) -> Any:
    """Who wrote the comment, and whom it mentions, watch its task from then on."""
    watching = func.unnest(func.array_append(told.c.mentions, told.c.author_id))
    return (
        upsert(watcher)
        .from_select(["task_id", "user_id"], select(told.c.task_id, watching))
        .on_conflict_do_nothing()
        .cte("watching")
    )


# By the clock, not by the transaction's beginning: the task is locked by then, so that comments stand in the order in
# which they come to be seen.
_added = (
    insert(comment)
    .values(id=ID, task_id=TASK_ID, author_id=USER_ID, text=TEXT, mentions=_mentions, created_at=func.clock_timestamp())
    .returning(*comment.c)
    .cte("added")
)
_counted = update(task).where(task.c.id == _added.c.task_id).values(comment_count=task.c.comment_count + 1)
insert_comment = query(
    ToldComment,
    select(json_row(reply=_comment_of(_added), data=_data_of(_added))).add_cte(
        _watching(_added), _counted.cte("counted")
    ),
)

_edited = (
    update(comment)
    .where(comment.c.id == ID)
    .values(text=TEXT, mentions=_mentions, version=comment.c.version + 1, edited_at=func.now())
    .returning(*comment.c)
    .cte("edited")
)
edit_comment = query(
    ToldComment, select(json_row(reply=_comment_of(_edited), data=_data_of(_edited))).add_cte(_watching(_edited))
)

comment_as_it_is = query(
    ToldComment, select(json_row(reply=_comment_of(comment), data=_data_of(comment))).where(comment.c.id == ID)
)

_hidden = (
    update(comment)
    .where(comment.c.id == ID)
    .values(deleted_at=func.now(), version=comment.c.version + 1)
    .returning(comment.c.task_id)
    .cte("hidden")
)
hide_comment = query(
    bool,
    update(task)
    .where(task.c.id == _hidden.c.task_id)
    .values(comment_count=task.c.comment_count - 1)
    .returning(literal_column("'true'")),
)

_there = select(comment).where(comment.c.task_id == TASK_ID, comment.c.deleted_at.is_(None))
list_comments = straight(
    Comments,
    select(cast(page_of(_there, _comment_of, "created_at", "id"), Text))
    .select_from(task)
    .join(project, project.c.id == task.c.project_id)
    .join(member, member.c.project_id == project.c.id)
    .where(
        task.c.id == TASK_ID,
        task.c.deleted_at.is_(None),
        project.c.deleted_at.is_(None),
        member.c.user_id == USER_ID,
    ),
)
