"""The SQL of lists of tasks: one statement for each order, the whole page in one reply.

Standing on a board is the order of most lists, and the only one that its own index gives: it is looked up column by
column, so that a page costs alike in a project of any size. The others sort what the filters leave.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import (
    Boolean,
    Date,
    DateTime,
    SmallInteger,
    Text,
    and_,
    bindparam,
    case,
    cast,
    exists,
    func,
    lateral,
    literal_column,
    or_,
    select,
    true,
    tuple_,
)
from sqlalchemy.dialects.postgresql import UUID

from events.contracts.task import Tasks
from events.store.query import Query
from events.store.query import reply as straight
from functions.tables.pages import FIRST, page_of
from functions.tables.project import member, project, status
from functions.tables.shapes import card_of
from functions.tables.task import task

PROJECT_ID = bindparam("project_id", type_=UUID)
USER_ID = bindparam("user_id", type_=UUID)
CARD = [column for column in task.c if column.name not in ("description", "creator_id")]

# The project named, or all that the asker works in: those put away are left out unless named.
_home = (
    select(project.c.id)
    .join(member, and_(member.c.project_id == project.c.id, member.c.user_id == USER_ID))
    .where(
        project.c.deleted_at.is_(None),
        or_(and_(PROJECT_ID.is_(None), project.c.archived_at.is_(None)), project.c.id == PROJECT_ID),
    )
    .subquery("home")
)


def _given(name: str, kind: Any, condition: Callable[[Any], Any]) -> Any:
    """The condition, where the parameter is given."""
    parameter = bindparam(name, type_=kind)
    return or_(parameter.is_(None), condition(parameter))


_column_wanted = and_(
    _given("status_id", UUID, lambda wanted: status.c.id == wanted),
    _given("kind", Text, lambda wanted: status.c.kind == wanted),
)
_task_wanted = and_(
    _given("assignee_id", UUID, lambda wanted: task.c.assignee_id == wanted),
    or_(bindparam("unassigned", type_=Boolean).is_(None), task.c.assignee_id.is_(None)),
    _given("label_id", UUID, lambda wanted: wanted == func.any(task.c.label_ids)),
    _given("category_id", UUID, lambda wanted: task.c.category_id == wanted),
    _given("priority", SmallInteger, lambda wanted: task.c.priority == wanted),
    _given("due_before", Date, lambda wanted: task.c.due_date < wanted),
    _given("due_after", Date, lambda wanted: task.c.due_date > wanted),
    _given(
        "text",
        Text,
        lambda wanted: or_(
            func.strpos(func.lower(task.c.title), func.lower(wanted)) > 0,
            func.strpos(func.lower(task.c.description), func.lower(wanted)) > 0,
        ),
    ),
)


def _page(rows: Any, *keys: str, order: str, descending: bool) -> Query:
    page = page_of(rows, card_of, *keys, order=order, descending=descending)
    may_look = or_(PROJECT_ID.is_(None), exists(select(_home.c.id)))
    return straight(Tasks, select(cast(page, Text)).where(may_look))


def _filtered(**keys: Any) -> Any:
    """What the filters leave, with the keys that it is to be ordered by."""
    deleted = bindparam("deleted", type_=Boolean)
    return (
        select(*CARD, *[key.label(name) for name, key in keys.items()])
        .join(_home, _home.c.id == task.c.project_id)
        .join(status, status.c.id == task.c.status_id)
        .where(_column_wanted, _task_wanted, task.c.deleted_at.is_not(None) == deleted)
    )


def _sorted(order: str, key: Any, *, descending: bool = False) -> Query:
    """The tasks by a key of theirs, then by id."""
    return _page(_filtered(sorted_by=key), "sorted_by", "id", order=order, descending=descending)


BOARD_ORDER = ("project_id", "column_position", "position", "id")


def _board(order: str, *filters: Any, descending: bool = False) -> Query:
    """The tasks as they stand on their boards: of each column as many as the page can need."""
    directed = [column.desc() if descending else column for column in (task.c.position, task.c.id)]
    after = [bindparam(f"after_{key}", type_=Text if "position" in key else UUID) for key in BOARD_ORDER]
    place, last_place = tuple_(status.c.project_id, status.c.position), tuple_(*after[:2])
    standing, last_standing = tuple_(task.c.position, task.c.id), tuple_(*after[2:])
    further = standing < last_standing if descending else standing > last_standing
    # What an index can begin at: a comparison of rows behind an `or` is none.
    beginning = case((place == last_place, after[2]), else_=literal_column("'~'" if descending else "''"))
    bounded = task.c.position <= beginning if descending else task.c.position >= beginning
    standing_there = lateral(
        select(*CARD)
        .where(task.c.status_id == status.c.id, task.c.deleted_at.is_(None), *filters)
        .where(bounded, or_(after[-1].is_(None), place != last_place, further))
        .order_by(*directed)
        .limit(FIRST + 1)
        .correlate(status),
        name="standing_there",
    )
    rows = (
        select(*standing_there.c, status.c.position.label("column_position"))
        .select_from(_home.join(status, status.c.project_id == _home.c.id).join(standing_there, true()))
        .where(_column_wanted)
        .where(or_(after[-1].is_(None), place <= last_place if descending else place >= last_place))
    )
    return _page(rows, *BOARD_ORDER, order=order, descending=descending)


def _deleted(order: str, *, descending: bool = False) -> Query:
    """The deleted tasks as they stood on their boards; no index is kept for them."""
    rows = _filtered(column_position=status.c.position)
    return _page(rows, *BOARD_ORDER, order=order, descending=descending)


def _due(undated: str) -> Any:
    """When a task is due by the clock on its wall; a day without a time ends as it ends."""
    end_of_day: Any = literal_column("time '23:59:59.999999'")
    due = task.c.due_date + func.coalesce(task.c.due_time, end_of_day)
    return func.coalesce(due, literal_column(f"timestamp '{undated}'"), type_=DateTime)


_title = func.lower(func.left(task.c.title, 100))

# Whole columns are asked for most: without the filters PostgreSQL keeps one plan for them.
unfiltered_by_position = _board("position+")
unfiltered_by_position_descending = _board("position-", descending=True)
by_position = _board("position+", _task_wanted)
by_position_descending = _board("position-", _task_wanted, descending=True)
deleted_by_position = _deleted("deleted+")
deleted_by_position_descending = _deleted("deleted-", descending=True)
by_priority = _sorted("priority+", task.c.priority)
by_priority_descending = _sorted("priority-", task.c.priority, descending=True)
# What has no date comes last, whichever way the others are sorted.
by_due = _sorted("due+", _due("9999-12-31 23:59:59.999999"))
by_due_descending = _sorted("due-", _due("0001-01-01 00:00:00"), descending=True)
by_created = _sorted("created+", task.c.created_at)
by_created_descending = _sorted("created-", task.c.created_at, descending=True)
by_updated = _sorted("updated+", task.c.updated_at)
by_updated_descending = _sorted("updated-", task.c.updated_at, descending=True)
by_number = _sorted("number+", task.c.number)
by_number_descending = _sorted("number-", task.c.number, descending=True)
by_title = _sorted("title+", _title)
by_title_descending = _sorted("title-", _title, descending=True)
