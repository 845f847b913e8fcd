"""The SQL of purging: each statement deletes some of what is over, and answers how many.

What somebody else is working on is skipped: the next call finds it. The log keeps what it holds.
"""

from typing import Any

from sqlalchemy import (
    CTE,
    DateTime,
    Integer,
    Table,
    Text,
    bindparam,
    cast,
    delete,
    exists,
    func,
    literal_column,
    null,
    or_,
    select,
    tuple_,
    update,
)

from events.store.query import Query, query
from events.store.tables import inbox
from functions.tables.project import invitation, project
from functions.tables.task import comment, task
from functions.tables.user import attempt, password_link, session

BEFORE = bindparam("before", type_=DateTime(timezone=True))
MOST = bindparam("most", type_=Integer)


def _some(table: Table, *conditions: Any) -> CTE:
    """The keys of some rows, which nobody else holds, locked."""
    chosen = select(*table.primary_key).where(*conditions).limit(MOST).with_for_update(of=table, skip_locked=True)
    return chosen.cte("chosen")


def _purge(table: Table, chosen: CTE, *first: CTE) -> Query:
    gone = (
        delete(table)
        .where(tuple_(*table.primary_key).in_(select(*chosen.c)))
        .returning(literal_column("1").label("one"))
        .cte("gone")
    )
    return query(int, select(cast(func.count(), Text)).select_from(gone).add_cte(*first))


def _purge_tasks(condition: Any) -> Query:
    chosen = _some(task, condition)
    set_free = (
        update(task)
        .where(task.c.parent_id.in_(select(chosen.c.id)), task.c.id.not_in(select(chosen.c.id)))
        .values(parent_id=null())
        .cte("set_free")
    )
    return _purge(task, chosen, set_free)


purge_tasks = _purge_tasks(task.c.deleted_at < BEFORE)

# A deleted project's tasks go before it, some at a time: all of them at once could be too much.
purge_tasks_of_projects = _purge_tasks(task.c.project_id.in_(select(project.c.id).where(project.c.deleted_at < BEFORE)))

_has_tasks = exists().where(task.c.project_id == project.c.id)
purge_projects = _purge(project, _some(project, project.c.deleted_at < BEFORE, ~_has_tasks))

purge_comments = _purge(comment, _some(comment, comment.c.deleted_at < BEFORE))

purge_sessions = _purge(session, _some(session, or_(session.c.ended_at < BEFORE, session.c.expires_at < BEFORE)))

purge_links = _purge(
    password_link, _some(password_link, or_(password_link.c.used_at < BEFORE, password_link.c.expires_at < BEFORE))
)

purge_invitations = _purge(invitation, _some(invitation, invitation.c.expires_at < BEFORE))

purge_messages = _purge(inbox, _some(inbox, inbox.c.time < BEFORE))

purge_attempts = _purge(
    attempt, _some(attempt, func.greatest(attempt.c.window_started_at, attempt.c.blocked_until) < BEFORE)
)
