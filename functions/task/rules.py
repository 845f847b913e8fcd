"""What every operation on tasks decides alike."""

import zoneinfo
from collections.abc import Sequence
from typing import Any

from events.contracts.message import CategoryId, LabelId, ProjectId, StatusId, TaskId, UserId
from events.contracts.task import Task, TaskCompleted, TaskFields, TaskMoved, TaskReopened, When
from functions.positions import position_between
from functions.refusals import invalid, not_found, refused, stale
from functions.runtime import Work
from functions.task import statements as sql
from functions.task.rows import ColumnAround, TaskForChange

PRIORITY_NUMBER = {"none": 0, "low": 1, "medium": 2, "high": 3, "urgent": 4}


def task_to_change(
    work: Work, task_id: TaskId, expected_version: int | None, *, deleted: bool = False
) -> TaskForChange:
    """The task, locked, for somebody who may edit it, in the version that they expect (null: any).

    Raises `not_found` for a deleted task, with `deleted` for one that is not; `stale` tells the present version.
    """
    task = work.one(sql.task_for_change, id=task_id)
    work.permit("edit", project=task.project_id)
    if (task.deleted_at is not None) != deleted:
        raise not_found("task")
    if expected_version is not None and expected_version != task.version:
        raise stale(task.version)
    return task


def column_for(
    work: Work,
    project_id: ProjectId,
    status_id: StatusId | None,
    *,
    entering: TaskForChange | None,
    after_id: TaskId | None = None,
    at_foot: bool = False,
) -> ColumnAround:
    """The column (null: the project's first), and the positions around the place where a card will stand.

    Raises `not_found` for a column or an `after_id` that is not there, `column_full` with its limit. A column with a
    limit is locked first, so that two who enter at once do not both find room.
    """
    place = {
        "id": entering.id if entering else None,
        "project_id": project_id,
        "status_id": status_id,
        "after_id": after_id,
        "at_foot": at_foot,
    }
    column = work.maybe(sql.column_around, **place)
    if column is None:
        raise not_found("column")
    if column.wip_limit is not None:
        work.one(sql.lock_column, status_id=column.status_id)
        column = work.one(sql.column_around, **place)
    if after_id is not None and column.before is None:
        raise not_found("card in this column")
    already_in = entering is not None and entering.task.status_id == column.status_id
    if column.wip_limit is not None and column.count >= column.wip_limit and not already_in:
        raise refused("column_full", f"{column.name} holds {column.wip_limit} tasks at most.", limit=column.wip_limit)
    return column


def check_belongings(
    work: Work,
    project_id: ProjectId,
    *,
    category_id: CategoryId | None = None,
    label_ids: Sequence[LabelId] = (),
    assignee_id: UserId | None = None,
    parent_id: TaskId | None = None,
) -> None:
    """Raises `invalid` for the first of these that is not of the project; an assignee must be able to work in it."""
    if category_id is None and not label_ids and assignee_id is None and parent_id is None:
        return
    foreign = work.one(
        sql.belongings,
        project_id=project_id,
        category_id=category_id,
        label_ids=list(label_ids),
        assignee_id=assignee_id,
        parent_id=parent_id,
    )
    if foreign.category:
        raise invalid("category_id", "The project has no such category.")
    if foreign.labels:
        raise invalid("label_ids", "The project has no such label, or it is named twice.")
    if foreign.assignee:
        raise invalid("assignee_id", "Only members of the project who may edit it can be given a task.")
    if foreign.parent:
        raise invalid("parent_id", "The project has no such task.")


def when_columns(name: str, when: When | None) -> dict[str, Any]:
    """`When` as its three columns. Raises `invalid` for a time without a zone, a zone alone, or an unknown zone."""
    if when is None:
        return {f"{name}_date": None, f"{name}_time": None, f"{name}_zone": None}
    if (when.time is None) != (when.zone is None):
        raise invalid(name, "A time of day and its time zone come together.")
    if when.zone is not None and when.zone not in zoneinfo.available_timezones():
        raise invalid(name, "There is no such time zone; an example is Europe/Berlin.")
    if when.time is not None and when.time.tzinfo is not None:
        raise invalid(name, "The time is local; its zone is said by name.")
    return {f"{name}_date": when.date, f"{name}_time": when.time, f"{name}_zone": when.zone}


def check_title(title: str) -> str:
    """The title on one line, without the space around it. Raises `invalid` when nothing is left."""
    trimmed = " ".join(title.split())
    if not trimmed:
        raise invalid("title", "A task has a title.")
    return trimmed


def place(work: Work, task: TaskForChange, column: ColumnAround) -> Task:
    """Put a task between a column's neighbours and announce it: moved, and completed or reopened with that.

    `completed_at` is when it last entered a done column.
    """
    position = position_between(column.before, column.after)
    done = column.kind == "done"
    moved = work.one(sql.place_task, id=task.id, status_id=column.status_id, position=position, done=done)
    before = TaskFields(status_id=task.task.status_id, position=task.task.position, version=task.version)
    after = TaskFields(status_id=column.status_id, position=position, version=moved.version)
    work.announce(TaskMoved(before=before, after=after), subject=task.id, project=task.project_id)
    if done != (task.kind == "done"):
        was, now = TaskFields(completed_at=task.task.completed_at), TaskFields(completed_at=moved.completed_at)
        said = TaskCompleted(before=was, after=now) if done else TaskReopened(before=was, after=now)
        work.announce(said, subject=task.id, project=task.project_id)
    return moved
