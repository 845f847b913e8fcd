"""What every operation on tasks decides alike."""

import re
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from msgspec import UNSET

from events.contracts.message import CategoryId, LabelId, ProjectId, StatusId, TaskId, UserId
from events.contracts.project import StatusKind
from events.contracts.task import Task, TaskCompleted, TaskData, TaskFields, TaskMoved, TaskReopened, UpdateTask, When
from functions.positions import position_between
from functions.refusals import invalid, not_found, refused, stale
from functions.runtime import Json, Work
from functions.task import statements as sql
from functions.task.columns import statements as columns
from functions.task.rows import ColumnAround, TaskForChange
from functions.time_zones import is_time_zone

SAID = ("title", "description", "priority", "category_id", "label_ids", "start", "due", "estimate", "parent_id")
"""What a task says, as against where it stands and who does it."""

KEY = re.compile("([A-Za-z]{2,8})-([1-9][0-9]{0,8})")
PRIORITY_NUMBER = {"none": 0, "low": 1, "medium": 2, "high": 3, "urgent": 4}


def task_to_change(
    work: Work, task_id: TaskId, expected_version: int | None = None, *, deleted_too: bool = False
) -> TaskForChange:
    """The task, locked, for somebody who may edit it, in the version that they expect (null: any).

    Raises `not_found` for a deleted task unless `deleted_too`; `stale` tells the present version.
    """
    task = work.one(sql.task_for_change, id=task_id, user_id=work.actor)
    if task.kind is None:  # only a new look, now that it is locked, sees its new column
        task = work.one(sql.task_for_change, id=task_id, user_id=work.actor)
    work.stands(task.project_id, task.standing)
    work.permit("edit", project=task.project_id)
    if task.deleted_at is not None and not deleted_too:
        raise not_found()
    if expected_version is not None and expected_version != task.version:
        raise stale(task.version)
    return task


def column_for(
    work: Work,
    project_id: ProjectId,
    status_id: StatusId | None = None,
    *,
    kind: StatusKind | None = None,
    entering: TaskForChange | None = None,
    after_id: TaskId | None = None,
    at_foot: bool = False,
) -> ColumnAround:
    """The column (null: the project's first of a kind), and the positions around the place where a card will stand.

    `entering` is the card when it is on the board already. Raises `not_found` for a column or an `after_id` that is
    not there, `column_full` with its limit. A column with a limit is locked before it is counted, so that two who
    enter at once do not both find room.
    """
    column = work.maybe(
        columns.column_of_kind_around if kind else columns.column_around,
        id=entering.id if entering else None,
        project_id=project_id,
        status_id=status_id,
        kind=kind,
        after_id=after_id,
        at_foot=at_foot,
    )
    if column is None or (after_id is not None and column.before is None):
        raise not_found()
    already_in = entering is not None and entering.task.status_id == column.status_id
    if column.wip_limit is not None and not already_in:
        work.one(columns.lock_column, status_id=column.status_id)
        if work.one(columns.count_cards, status_id=column.status_id) >= column.wip_limit:
            limit = column.wip_limit
            raise refused("column_full", f"{column.name} holds {limit} tasks at most.", limit=limit)
    return column


def check_belongings(
    work: Work,
    project_id: ProjectId,
    *,
    category_id: CategoryId | None = None,
    label_ids: Sequence[LabelId] = (),
    assignee_id: UserId | None = None,
    parent_id: TaskId | None = None,
    task_id: TaskId | None = None,
) -> None:
    """Raises `invalid` for the first of these that is not of the project; an assignee must be able to work in it.

    A task that is to go under `parent_id` does not have it below itself (`task_id`; null: it is new).
    """
    if category_id is None and not label_ids and assignee_id is None and parent_id is None:
        return
    if parent_id is not None:
        work.one(sql.hold_tree, project_id=project_id)
    foreign = work.one(
        sql.belongings,
        project_id=project_id,
        category_id=category_id,
        label_ids=list(label_ids),
        assignee_id=assignee_id,
        parent_id=parent_id,
        id=task_id,
    )
    if foreign.category:
        raise invalid("category_id", "The project has no such category.")
    if foreign.labels:
        raise invalid("label_ids", "The project has no such label, or it is named twice.")
    if foreign.assignee:
        raise invalid("assignee_id", "Only members of the project who may edit it can be given a task.")
    if foreign.parent:
        raise invalid("parent_id", "The project has no such task.")
    if foreign.cycle:
        raise invalid("parent_id", "A task cannot be under itself, or under one of those below it.")


def changes_of(task: TaskData, command: UpdateTask) -> dict[str, Any]:
    """The fields that the command gives another value, with that; the order of labels is none."""
    changes = {}
    for name in SAID:
        wanted, present = getattr(command, name), getattr(task, name)
        if name == "label_ids" and wanted is not UNSET and sorted(wanted) == sorted(present):
            continue
        if wanted is not UNSET and wanted != present:
            changes[name] = wanted
    return changes


def id_or_key(reference: str) -> tuple[TaskId | None, str | None, int | None]:
    """What names a task: its id, or its project's key and its number. Raises `invalid` for anything else."""
    if (named := KEY.fullmatch(reference)) is not None:
        return None, named[1].upper(), int(named[2])
    try:
        return TaskId(UUID(reference)), None, None
    except ValueError as wrong:
        raise invalid("id", "A task is named by its id, or by its key; an example is HOME-12.") from wrong


def when_columns(name: str, when: When | None) -> dict[str, Any]:
    """`When` as its three columns. Raises `invalid` for a time without a zone, a zone alone, or an unknown zone."""
    if when is None:
        return {f"{name}_date": None, f"{name}_time": None, f"{name}_zone": None}
    if (when.time is None) != (when.zone is None):
        raise invalid(name, "A time of day and its time zone come together.")
    if when.zone is not None and not is_time_zone(when.zone):
        raise invalid(name, "There is no such time zone; an example is Europe/Berlin.")
    return {f"{name}_date": when.date, f"{name}_time": when.time, f"{name}_zone": when.zone}


def stands_between(task: TaskData, column: ColumnAround) -> bool:
    """Whether a task is in this column, after the card before and before the card after."""
    before, after = column.before or "", column.after
    return task.status_id == column.status_id and before < task.position and (after is None or task.position < after)


def place(work: Work, task: TaskForChange, column: ColumnAround) -> Json[Task]:
    """Put a task between a column's neighbours and announce it: moved, and completed or reopened with that.

    `completed_at` is when it last entered a done column. Nothing happens to a task that stands there already.
    """
    if stands_between(task.task, column):
        return work.reply(sql.task_as_it_is, id=task.id)
    position, version = position_between(column.before, column.after), task.version + 1
    completed_at = (task.task.completed_at or work.now) if column.kind == "done" else None
    moved = work.reply(
        sql.place_task, id=task.id, status_id=column.status_id, position=position, completed_at=completed_at
    )
    before = TaskFields(status_id=task.task.status_id, position=task.task.position, version=task.version)
    after = TaskFields(status_id=column.status_id, position=position, version=version)
    work.announce(TaskMoved(before=before, after=after), subject=task.id, project=task.project_id)
    if (column.kind == "done") != (task.kind == "done"):
        entered = TaskCompleted if column.kind == "done" else TaskReopened
        before = TaskFields(completed_at=task.task.completed_at, version=task.version)
        after = TaskFields(completed_at=completed_at, version=version)
        work.announce(entered(before=before, after=after), subject=task.id, project=task.project_id)
    return moved
