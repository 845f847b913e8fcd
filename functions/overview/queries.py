"""The SQL of overviews: a whole screen in one statement, of what is assigned to somebody or of a project.

Days are those of the asker's time zone. A task due on a day is overdue when the day is over, one due at a time when
that moment has passed.
"""

from typing import Any

from sqlalchemy import (
    CTE,
    Date,
    Integer,
    Select,
    Text,
    and_,
    bindparam,
    case,
    cast,
    column,
    func,
    literal,
    literal_column,
    select,
    true,
)
from sqlalchemy.dialects.postgresql import UUID
from sqlalchemy.sql.selectable import Subquery

from events.contracts.overview import Overview
from events.store.query import json_object
from events.store.query import reply as straight
from functions.tables.project import member, project, status
from functions.tables.shapes import PRIORITIES, card_of, list_of, priority_of
from functions.tables.task import task
from functions.tables.user import user

LISTED = 20
DAYS = 30

USER_ID = bindparam("user_id", type_=UUID)
PROJECT_ID = bindparam("project_id", type_=UUID)


def _asker() -> CTE:
    """Who asks, with their zone, their day, and the last day of their week."""
    today = cast(func.timezone(user.c.time_zone, func.now()), Date)
    first_day = case((user.c.week_start == "saturday", 6), (user.c.week_start == "sunday", 7), else_=1)
    since_first = (cast(func.date_part(literal_column("'isodow'"), today), Integer) - first_day + 7) % 7
    return (
        select(user.c.time_zone.label("zone"), today.label("today"), (today + 6 - since_first).label("week_ends"))
        .where(user.c.id == USER_ID)
        .cte("asker")
    )


def _tasks(*, of_project: bool) -> Select[Any]:
    """The tasks that count, with the moment when each is due, where it is due at a time."""
    rows = (
        select(
            *(task.c.id, task.c.project_id, task.c.status_id, task.c.priority, task.c.completed_at),
            *(task.c.due_date, task.c.due_time, status.c.name, status.c.kind),
            (status.c.kind != "done").label("unfinished"),
            func.timezone(task.c.due_zone, task.c.due_date + task.c.due_time).label("due_at"),
        )
        .join(status, status.c.id == task.c.status_id)
        .where(task.c.deleted_at.is_(None))
    )
    if of_project:
        return rows.where(task.c.project_id == PROJECT_ID)
    return (
        rows.join(project, project.c.id == task.c.project_id)
        .join(member, and_(member.c.project_id == project.c.id, member.c.user_id == USER_ID))
        .where(task.c.assignee_id == USER_ID, project.c.deleted_at.is_(None), project.c.archived_at.is_(None))
    )


def _counted(asker: CTE, tasks: Subquery) -> CTE:
    """The tasks as of now: when due in the asker's days, whether that is over, and on which day they were done."""
    timed = tasks.c.due_at.is_not(None)
    over = func.coalesce(
        case((timed, tasks.c.due_at < func.now()), else_=tasks.c.due_date < asker.c.today), literal_column("false")
    )
    due_on = case((timed, cast(func.timezone(asker.c.zone, tasks.c.due_at), Date)), else_=tasks.c.due_date)
    ahead = and_(tasks.c.unfinished, ~over)
    return (
        select(
            *(tasks.c.id, tasks.c.project_id, tasks.c.status_id, tasks.c.priority, tasks.c.name, tasks.c.kind),
            *(tasks.c.unfinished, tasks.c.due_time, due_on.label("due_on")),
            and_(tasks.c.unfinished, over).label("overdue"),
            and_(ahead, due_on == asker.c.today).label("today"),
            and_(ahead, due_on <= asker.c.week_ends).label("this_week"),
            cast(func.timezone(asker.c.zone, tasks.c.completed_at), Date).label("done_on"),
        )
        .select_from(asker)
        .join(tasks, true())
        .cte("counted")
    )


def _by_status(counted: CTE, *, of_project: bool) -> Any:
    """A project's columns in order, empty ones too; somebody's tasks by the names and kinds of their columns."""
    if of_project:
        each = select(counted.c.status_id, func.count().label("count")).group_by(counted.c.status_id).subquery("each")
        columns = status.join(each, each.c.status_id == status.c.id, isouter=True)
        told = json_object(name=status.c.name, kind=status.c.kind, count=func.coalesce(each.c.count, 0))
        gathered = select(list_of(told, status.c.position)).select_from(columns)
        return gathered.where(status.c.project_id == PROJECT_ID).scalar_subquery()
    each = (
        select(counted.c.name, counted.c.kind, func.count().label("count"))
        .group_by(counted.c.name, counted.c.kind)
        .subquery("each")
    )
    order = case((each.c.kind == "open", 1), (each.c.kind == "active", 2), else_=3)
    told = json_object(name=each.c.name, kind=each.c.kind, count=each.c.count)
    return select(list_of(told, order, each.c.count.desc(), each.c.name)).scalar_subquery()


def _by_priority(counted: CTE) -> Any:
    """Every priority, the highest first."""
    each = (
        select(counted.c.priority, func.count().label("count"))
        .where(counted.c.unfinished)
        .group_by(counted.c.priority)
        .subquery("each")
    )
    numbers = (
        func.generate_series(0, len(PRIORITIES) - 1)
        .table_valued(column("number", Integer), name="numbers")
        .render_derived()
    )
    told = json_object(priority=priority_of(numbers.c.number), count=func.coalesce(each.c.count, 0))
    return (
        select(list_of(told, numbers.c.number.desc()))
        .select_from(numbers.join(each, each.c.priority == numbers.c.number, isouter=True))
        .scalar_subquery()
    )


def _by_project(counted: CTE, *, of_project: bool) -> Any:
    """The project asked for; somebody's projects in which something is to be done."""
    each = (
        select(
            counted.c.project_id, func.count().label("open"), func.count().filter(counted.c.overdue).label("overdue")
        )
        .where(counted.c.unfinished)
        .group_by(counted.c.project_id)
        .subquery("each")
    )
    here = project.alias("here")
    told = json_object(
        project_id=here.c.id,
        key=here.c.key,
        name=here.c.name,
        open=func.coalesce(each.c.open, 0),
        overdue=func.coalesce(each.c.overdue, 0),
    )
    gathered = select(list_of(told, func.lower(here.c.name), here.c.id)).select_from(
        here.join(each, each.c.project_id == here.c.id, isouter=of_project)
    )
    return (gathered.where(here.c.id == PROJECT_ID) if of_project else gathered).scalar_subquery()


def _done_per_day(asker: CTE, counted: CTE) -> Any:
    """Today and the 29 days before it, the oldest first, days without any too."""
    each = select(counted.c.done_on, func.count().label("count")).group_by(counted.c.done_on).subquery("each")
    days = func.generate_series(0, DAYS - 1).table_valued(column("ago", Integer), name="days").render_derived()
    date = asker.c.today - days.c.ago
    return (
        select(list_of(json_object(date=date, count=func.coalesce(each.c.count, 0)), days.c.ago.desc()))
        .select_from(asker.join(days, true()).join(each, each.c.done_on == date, isouter=True))
        .scalar_subquery()
    )


def _first(counted: CTE, condition: Any) -> Any:
    """The cards due first."""
    order = (counted.c.due_on, counted.c.due_time, counted.c.priority.desc(), counted.c.id)
    chosen = (
        select(counted.c.id, func.row_number().over(order_by=order).label("place"))
        .where(condition)
        .order_by(*order)
        .limit(literal(LISTED))
        .subquery("chosen")
    )
    first = select(task, chosen.c.place).join(chosen, chosen.c.id == task.c.id).subquery("first")
    return select(list_of(card_of(first), first.c.place)).scalar_subquery()


def _overview(*, of_project: bool) -> Any:
    asker = _asker()
    counted = _counted(asker, _tasks(of_project=of_project).subquery("tasks"))
    conditions = (counted.c.unfinished, counted.c.overdue, counted.c.today, counted.c.this_week)
    names = ("open_count", "overdue_count", "due_today_count", "due_this_week_count")
    counts = select(
        *[func.count().filter(is_so).label(name) for name, is_so in zip(names, conditions, strict=True)]
    ).subquery("counts")
    told = json_object(
        **{name: counts.c[name] for name in names},
        by_status=_by_status(counted, of_project=of_project),
        by_priority=_by_priority(counted),
        by_project=_by_project(counted, of_project=of_project),
        done_per_day=_done_per_day(asker, counted),
        overdue=_first(counted, counted.c.overdue),
        due_today=_first(counted, counted.c.today),
        due_this_week=_first(counted, counted.c.this_week),
    )
    if not of_project:
        return straight(Overview, select(cast(told, Text)).select_from(counts))
    return straight(
        Overview,
        select(cast(told, Text))
        .select_from(project)
        .join(member, member.c.project_id == project.c.id)
        .join(counts, true())
        .where(project.c.id == PROJECT_ID, member.c.user_id == USER_ID, project.c.deleted_at.is_(None)),
    )


my_overview = _overview(of_project=False)
project_overview = _overview(of_project=True)
