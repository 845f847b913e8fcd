"""Change what a task says: its texts, priority, category, labels, times, estimate and parent."""

from msgspec import UNSET
from msgspec.structs import replace

from events.contracts.task import Task, TaskFields, TaskUpdated, UpdateTask
from functions.lines import one_line
from functions.runtime import Json, Work, operation
from functions.task import statements as sql
from functions.task.rules import PRIORITY_NUMBER, changes_of, check_belongings, task_to_change, when_columns


@operation
def update_task(command: UpdateTask, work: Work) -> Json[Task]:
    task = task_to_change(work, command.id, command.expected_version)
    title = command.title if command.title is UNSET else one_line(command.title, field="title")
    changes = changes_of(task.task, replace(command, title=title))
    if not changes:
        return work.reply(sql.task_as_it_is, id=task.id)
    check_belongings(
        work,
        task.project_id,
        category_id=changes.get("category_id"),
        label_ids=changes.get("label_ids", ()),
        parent_id=changes.get("parent_id"),
        task_id=task.id,
    )
    wanted = replace(task.task, **changes)
    updated = work.reply(
        sql.update_task,
        id=task.id,
        title=wanted.title,
        description=wanted.description,
        priority=PRIORITY_NUMBER[wanted.priority],
        category_id=wanted.category_id,
        label_ids=wanted.label_ids,
        estimate=wanted.estimate,
        parent_id=wanted.parent_id,
        **when_columns("start", wanted.start),
        **when_columns("due", wanted.due),
    )
    before = TaskFields(version=task.version, **{name: getattr(task.task, name) for name in changes})
    after = TaskFields(version=task.version + 1, **changes)
    work.announce(TaskUpdated(before=before, after=after), subject=task.id, project=task.project_id)
    return updated
