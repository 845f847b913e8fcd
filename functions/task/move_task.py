"""Move a task to a status, after another card on the board."""

from events.contracts.task import MoveTask, Task
from functions.runtime import Json, Work, operation
from functions.task.rules import column_for, place, task_to_change


@operation
def move_task(command: MoveTask, work: Work) -> Json[Task]:
    task = task_to_change(work, command.id, command.expected_version)
    column = column_for(work, task.project_id, command.status_id, entering=task, after_id=command.after_id)
    return place(work, task, column)
