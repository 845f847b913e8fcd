"""Bring a deleted task back within 30 days, with the tasks under it that were deleted when it was."""

from events.contracts.task import RestoreTask, Task, TaskRestored
from functions.positions import position_between
from functions.refusals import not_found
from functions.retention import DELETED
from functions.runtime import Json, Work, operation
from functions.task import statements as sql
from functions.task.rules import column_for, task_to_change


@operation
def restore_task(command: RestoreTask, work: Work) -> Json[Task]:
    task = task_to_change(work, command.id, deleted_too=True)
    if task.deleted_at is None:
        return work.reply(sql.task_as_it_is, id=task.id)
    if work.now - task.deleted_at > DELETED:
        raise not_found()
    work.one(sql.hold_tree, project_id=task.project_id)
    below = work.all(sql.tasks_below, id=task.id, deleted_at=task.deleted_at, user_id=work.actor)
    coming = [task, *below]
    for each in coming:
        column = column_for(work, each.project_id, each.task.status_id, at_foot=True)
        position = position_between(column.before, column.after)
        restored = work.one(sql.restore_task, id=each.id, position=position, ids=[one.id for one in coming])
        work.announce(TaskRestored(after=restored), subject=each.id, project=each.project_id)
    return work.reply(sql.task_as_it_is, id=task.id)
