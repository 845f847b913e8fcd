"""Add a task to a project, at the foot or the top of a column."""

from events.contracts.message import TaskId
from events.contracts.task import CreateTask, Task, TaskCompleted, TaskCreated, TaskFields
from functions.lines import one_line
from functions.positions import position_between
from functions.runtime import Json, Work, operation, uuid7
from functions.task import statements as sql
from functions.task.rules import PRIORITY_NUMBER, check_belongings, column_for, when_columns


@operation
def create_task(command: CreateTask, work: Work) -> Json[Task]:
    project, task_id = command.project_id, command.id or TaskId(uuid7())
    work.permit("edit", project=project)
    title = one_line(command.title, field="title")
    check_belongings(
        work,
        project,
        category_id=command.category_id,
        label_ids=command.label_ids,
        assignee_id=command.assignee_id,
        parent_id=command.parent_id,
    )
    column = column_for(work, project, command.status_id, at_foot=not command.at_top)
    completed_at = work.now if column.kind == "done" else None

    work.announce(TaskCreated, subject=task_id, project=project)
    if completed_at is not None:
        completed = TaskCompleted(before=TaskFields(completed_at=None), after=TaskFields(completed_at=completed_at))
        work.announce(completed, subject=task_id, project=project)
    return work.append(
        sql.insert_task,
        id=task_id,
        project_id=project,
        title=title,
        description=command.description,
        status_id=column.status_id,
        position=position_between(column.before, column.after),
        priority=PRIORITY_NUMBER[command.priority],
        category_id=command.category_id,
        label_ids=command.label_ids,
        assignee_id=command.assignee_id,
        estimate=command.estimate,
        parent_id=command.parent_id,
        creator_id=work.actor,
        completed_at=completed_at,
        watchers=[work.actor, command.assignee_id] if command.assignee_id != work.actor else [work.actor],
        **when_columns("start", command.start),
        **when_columns("due", command.due),
    )
