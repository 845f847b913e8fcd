"""Remove a column; its tasks move to the end of another one, beyond its limit too."""

from events.contracts.message import Done
from events.contracts.project import DeleteStatus, StatusDeleted
from events.contracts.task import TaskFields, TaskMoved
from functions.positions import positions_after
from functions.refusals import invalid
from functions.runtime import Work, operation
from functions.status import statements as sql
from functions.status.rules import announce_entered, check_kind_remains, column_to_change, tasks_shut_in


@operation
def delete_status(command: DeleteStatus, work: Work) -> Done:
    column, others = column_to_change(work, command.id, command.expected_version)
    target = next((each for each in others if each.id == command.move_tasks_to), None)
    if target is None:
        raise invalid("move_tasks_to", "The tasks of a column move to another column of its project.")
    check_kind_remains(column, others)
    tasks = tasks_shut_in(work, column)
    work.one(sql.keep_column, id=target.id)
    done = target.kind == "done"

    positions = positions_after(work.one(sql.column_end, id=target.id).position, len(tasks))
    places = [{"id": task.id, "position": position} for task, position in zip(tasks, positions, strict=True)]
    if tasks:
        work.all(sql.move_tasks, status_id=target.id, places=places, done=done, now=work.now)
    for task, position in zip(tasks, positions, strict=True):
        if not task.deleted:
            before = TaskFields(status_id=column.id, position=task.position, version=task.version)
            after = TaskFields(status_id=target.id, position=position, version=task.version + 1)
            work.announce(TaskMoved(before=before, after=after), subject=task.id, project=column.project_id)
            if done != (column.kind == "done"):
                announce_entered(work, column, task, done=done)
    work.one(sql.delete_column, id=column.id)
    work.announce(StatusDeleted(before=column), subject=column.id, project=column.project_id)
    return Done()
