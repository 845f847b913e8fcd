"""Move a done task to the foot of the project's first open column."""

from events.contracts.task import ReopenTask, Task
from functions.runtime import Json, Work, operation
from functions.task import statements as sql
from functions.task.rules import column_for, place, task_to_change


@operation
def reopen_task(command: ReopenTask, work: Work) -> Json[Task]:
    task = task_to_change(work, command.id, command.expected_version)
    if task.kind != "done":
        return work.reply(sql.task_as_it_is, id=task.id)
    column = column_for(work, task.project_id, kind="open", entering=task, at_foot=True)
    return place(work, task, column)
