"""Give a task to a member of its project, or to nobody."""

from events.contracts.task import AssignTask, Task, TaskAssigned, TaskFields
from functions.runtime import Json, Work, operation
from functions.task import statements as sql
from functions.task.rules import check_belongings, task_to_change


@operation
def assign_task(command: AssignTask, work: Work) -> Json[Task]:
    task = task_to_change(work, command.id, command.expected_version)
    if command.assignee_id == task.task.assignee_id:
        return work.reply(sql.task_as_it_is, id=task.id)
    check_belongings(work, task.project_id, assignee_id=command.assignee_id)
    assigned = work.reply(sql.assign_task, id=task.id, assignee_id=command.assignee_id)
    before = TaskFields(assignee_id=task.task.assignee_id, version=task.version)
    after = TaskFields(assignee_id=command.assignee_id, version=task.version + 1)
    work.announce(TaskAssigned(before=before, after=after), subject=task.id, project=task.project_id)
    return assigned
