"""What every operation on columns decides alike."""

from collections.abc import Callable, Sequence

from msgspec import UNSET
from msgspec.structs import asdict

from events.contracts.message import Event, ProjectId, StatusId
from events.contracts.project import Status, StatusFields
from events.contracts.task import TaskCompleted, TaskFields, TaskReopened
from functions.positions import position_between
from functions.refusals import not_found, refused, stale
from functions.runtime import Work
from functions.status import statements as sql
from functions.status.rows import TaskInColumn


def columns_to_change(work: Work, project_id: ProjectId) -> list[Status]:
    """A project's columns in order, for somebody who may edit it and is alone in changing them."""
    if work.maybe(sql.hold_columns, project_id=project_id) is None:
        raise not_found()
    work.permit("edit", project=project_id)
    return work.all(sql.columns, project_id=project_id)


def column_to_change(work: Work, status_id: StatusId, expected_version: int | None) -> tuple[Status, list[Status]]:
    """The column in the version that is expected (null: any), and the others of its project, as `columns_to_change`.

    Raises `not_found`; `stale` tells the present version.
    """
    of = work.maybe(sql.project_of_column, id=status_id, user_id=work.actor)
    columns = columns_to_change(work, of.project_id) if of else []
    column = next((each for each in columns if each.id == status_id), None)
    if column is None:
        raise not_found()
    if expected_version is not None and expected_version != column.version:
        raise stale(column.version)
    return column, [each for each in columns if each.id != status_id]


def position_after(columns: Sequence[Status], after_id: StatusId | None) -> str:
    """A place among these columns after that one (null: before all). Raises `not_found`."""
    ids = [each.id for each in columns]
    if after_id is not None and after_id not in ids:
        raise not_found()
    place = ids.index(after_id) + 1 if after_id is not None else 0
    around: list[str | None] = [None, *[each.position for each in columns], None]
    return position_between(around[place], around[place + 1])


def check_kind_remains(column: Status, others: Sequence[Status]) -> None:
    """Raises `last_of_kind` where a column is the only one of its kind."""
    if all(each.kind != column.kind for each in others):
        raise refused("last_of_kind", f"The project needs a column of the kind {column.kind}.", kind=column.kind)


def change(work: Work, column: Status, event: Callable[..., Event], wanted: StatusFields) -> Status:
    """Change what is wanted and differs, and announce that as such an event; where nothing differs nothing happens.

    Answers the column as it is then.
    """
    present = asdict(column)
    changed = {name: new for name, new in asdict(wanted).items() if new is not UNSET and new != present[name]}
    if not changed:
        return column
    answered = work.one(sql.change_column, **present | changed)
    before = StatusFields(version=column.version, **{name: present[name] for name in changed})
    after = StatusFields(version=answered.version, **changed)
    work.announce(event(before=before, after=after), subject=column.id, project=column.project_id)
    return answered


def tasks_shut_in(work: Work, column: Status) -> list[TaskInColumn]:
    """A column's tasks in order, deleted ones too, locked; none enters it until this is done.

    Who moves a task holds the task first, then the column it goes to: so does this. Those that came in while it waited
    for the column are locked after.
    """
    work.all(sql.tasks_in_column, id=column.id, project_id=column.project_id)
    work.one(sql.shut_column, id=column.id)
    tasks = work.all(sql.tasks_in_column, id=column.id, project_id=column.project_id)
    return sorted(tasks, key=lambda task: (task.position, task.id))


def announce_entered(work: Work, column: Status, task: TaskInColumn, *, done: bool) -> None:
    """Say that a task entered, or left, the done columns with what became of its own."""
    before = TaskFields(completed_at=task.completed_at, version=task.version)
    after = TaskFields(completed_at=work.now if done else None, version=task.version + 1)
    event = TaskCompleted(before=before, after=after) if done else TaskReopened(before=before, after=after)
    work.announce(event, subject=task.id, project=column.project_id)
