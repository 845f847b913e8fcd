"""Hide a task, and the tasks under it, for 30 days."""

from events.contracts.message import Done
from events.contracts.task import DeleteTask, TaskDeleted
from functions.runtime import Work, operation
from functions.task import statements as sql
from functions.task.rules import task_to_change


@operation
def delete_task(command: DeleteTask, work: Work) -> Done:
    task = task_to_change(work, command.id, command.expected_version)
    work.one(sql.hold_tree, project_id=task.project_id)
    below = work.all(sql.tasks_below, id=task.id, deleted_at=None, user_id=work.actor)
    going = [task, *below]
    work.one(sql.hide_tasks, ids=[each.id for each in going])
    for each in going:
        work.announce(TaskDeleted(before=each.task), subject=each.id, project=each.project_id)
    return Done()
