"""The JSON shapes of replies, said once over the tables: what a person, a column or a card looks like everywhere.

Each takes a table, an alias or a CTE with that table's columns, so that a row just changed is told like one just read.
"""

from typing import Any

from sqlalchemy import JSON, Text, and_, case, cast, func, literal_column, null, select
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.sql.selectable import FromClause

from events.store.query import json_object
from functions.tables.project import category, label, member, project, status
from functions.tables.user import user

PRIORITIES = ("none", "low", "medium", "high", "urgent")


def initials_of(person: FromClause) -> Any:
    """The initials somebody chose, or those of their first and last name."""
    last_word = func.substring(person.c.name, literal_column("' ([^ ]+)$'"))
    return func.coalesce(
        person.c.initials, func.upper(func.left(person.c.name, 1) + func.coalesce(func.left(last_word, 1), ""))
    )


def person_of(person: FromClause) -> Any:
    """`Person` of a row of `user`."""
    return json_object(id=person.c.id, name=person.c.name, initials=initials_of(person))


def person_by(user_id: Any) -> Any:
    """`Person` for an id, or null."""
    somebody = user.alias()
    return select(person_of(somebody)).where(somebody.c.id == user_id).scalar_subquery()


def user_of(row: FromClause) -> Any:
    """`User` of a row of `user`."""
    return json_object(
        id=row.c.id,
        email=row.c.email,
        name=row.c.name,
        initials=initials_of(row),
        time_zone=row.c.time_zone,
        locale=row.c.locale,
        week_start=row.c.week_start,
        appearance=row.c.appearance,
        administrator=row.c.administrator,
        disabled=row.c.disabled_at.is_not(None),
        version=row.c.version,
        created_at=row.c.created_at,
    )


def status_of(row: FromClause) -> Any:
    """`Status` of a row of `status`."""
    return json_object(
        id=row.c.id,
        project_id=row.c.project_id,
        name=row.c.name,
        kind=row.c.kind,
        position=row.c.position,
        wip_limit=row.c.wip_limit,
        version=row.c.version,
    )


def category_of(row: FromClause) -> Any:
    """`Category` of a row of `category`."""
    return json_object(id=row.c.id, project_id=row.c.project_id, name=row.c.name, version=row.c.version)


def label_of(row: FromClause) -> Any:
    """`Label` of a row of `label`."""
    return json_object(
        id=row.c.id, project_id=row.c.project_id, name=row.c.name, colour=row.c.colour, version=row.c.version
    )


def list_of(element: Any, *order: Any) -> Any:
    """A JSON array of the rows of an aggregate, empty rather than null."""
    gathered = func.json_agg(aggregate_order_by(element, *order) if order else element, type_=JSON)
    return func.coalesce(gathered, literal_column("'[]'::json"))


def when_of(day: Any, time: Any, zone: Any) -> Any:
    """`When` of its three columns, or null."""
    return case((day.is_not(None), json_object(date=day, time=func.to_char(time, "HH24:MI"), zone=zone)), else_=null())


def project_of(row: FromClause, role: Any) -> Any:
    """`Project` of a row of `project`, with the asker's role."""
    columns, kinds, marks = status.alias(), category.alias(), label.alias()
    return json_object(
        id=row.c.id,
        key=row.c.key,
        name=row.c.name,
        description=row.c.description,
        role=role,
        statuses=select(list_of(status_of(columns), columns.c.position))
        .where(columns.c.project_id == row.c.id)
        .scalar_subquery(),
        categories=select(list_of(category_of(kinds), func.lower(kinds.c.name)))
        .where(kinds.c.project_id == row.c.id)
        .scalar_subquery(),
        labels=select(list_of(label_of(marks), func.lower(marks.c.name)))
        .where(marks.c.project_id == row.c.id)
        .scalar_subquery(),
        archived_at=row.c.archived_at,
        deleted_at=row.c.deleted_at,
        version=row.c.version,
        created_at=row.c.created_at,
    )


def role_in(project_id: Any, user_id: Any) -> Any:
    """Somebody's role in a project, or null."""
    place = member.alias()
    return (
        select(place.c.role).where(and_(place.c.project_id == project_id, place.c.user_id == user_id)).scalar_subquery()
    )


def standing_of(place: FromClause, home: FromClause) -> Any:
    """`Standing` of a row of `member` and its row of `project`."""
    return json_object(
        role=place.c.role, archived=home.c.archived_at.is_not(None), deleted=home.c.deleted_at.is_not(None)
    )


def standing_in(project_id: Any, user_id: Any) -> Any:
    """`Standing` of somebody in a project, or null."""
    place, home = member.alias(), project.alias()
    return (
        select(standing_of(place, home))
        .join_from(place, home, home.c.id == place.c.project_id)
        .where(place.c.project_id == project_id, place.c.user_id == user_id)
        .scalar_subquery()
    )


def key_of(task: FromClause) -> Any:
    """`HOME-12`: a task's name in its project."""
    home = project.alias()
    return select(home.c.key + "-" + cast(task.c.number, Text)).where(home.c.id == task.c.project_id).scalar_subquery()


def priority_of(number: Any) -> Any:
    """A priority's word for its number in the table."""
    return case(*[(number == place, word) for place, word in enumerate(PRIORITIES)])


def _card_fields(task: FromClause) -> dict[str, Any]:
    column, kind, mark = status.alias(), category.alias(), label.alias()
    return {
        "id": task.c.id,
        "project_id": task.c.project_id,
        "number": task.c.number,
        "key": key_of(task),
        "title": task.c.title,
        "status": select(status_of(column)).where(column.c.id == task.c.status_id).scalar_subquery(),
        "position": task.c.position,
        "priority": priority_of(task.c.priority),
        "category": select(category_of(kind)).where(kind.c.id == task.c.category_id).scalar_subquery(),
        "labels": select(list_of(label_of(mark), func.lower(mark.c.name)))
        .where(mark.c.id == func.any(task.c.label_ids))
        .scalar_subquery(),
        "assignee": person_by(task.c.assignee_id),
        "start": when_of(task.c.start_date, task.c.start_time, task.c.start_zone),
        "due": when_of(task.c.due_date, task.c.due_time, task.c.due_zone),
        "estimate": task.c.estimate,
        "parent_id": task.c.parent_id,
        "comment_count": task.c.comment_count,
        "version": task.c.version,
        "created_at": task.c.created_at,
        "updated_at": task.c.updated_at,
        "completed_at": task.c.completed_at,
        "deleted_at": task.c.deleted_at,
    }


def card_of(task: FromClause) -> Any:
    """`Card` of a row of `task`."""
    return json_object(**_card_fields(task))


def task_of(task: FromClause) -> Any:
    """`Task` of a row of `task`."""
    return json_object(**_card_fields(task), description=task.c.description, creator=person_by(task.c.creator_id))


def task_data_of(task: FromClause) -> Any:
    """`TaskData` of a row of `task`: ids, not names."""
    return json_object(
        id=task.c.id,
        project_id=task.c.project_id,
        number=task.c.number,
        title=task.c.title,
        description=task.c.description,
        status_id=task.c.status_id,
        position=task.c.position,
        priority=priority_of(task.c.priority),
        category_id=task.c.category_id,
        label_ids=task.c.label_ids,
        assignee_id=task.c.assignee_id,
        start=when_of(task.c.start_date, task.c.start_time, task.c.start_zone),
        due=when_of(task.c.due_date, task.c.due_time, task.c.due_zone),
        estimate=task.c.estimate,
        parent_id=task.c.parent_id,
        creator_id=task.c.creator_id,
        version=task.c.version,
        created_at=task.c.created_at,
        completed_at=task.c.completed_at,
    )
