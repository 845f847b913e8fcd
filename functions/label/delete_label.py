"""Remove a label, from its tasks too."""

from events.contracts.message import Done
from events.contracts.project import DeleteLabel, LabelDeleted
from events.contracts.task import TaskFields, TaskUpdated
from functions.label import statements as sql
from functions.label.rules import label_to_change
from functions.runtime import Work, operation


@operation
def delete_label(command: DeleteLabel, work: Work) -> Done:
    label = label_to_change(work, command.id, command.expected_version)
    # Who changes a task holds the task first, then the labels it gets: so does this, and looks again for new ones.
    work.all(sql.labelled_tasks, id=label.id, project_id=label.project_id)
    work.one(sql.shut_label, id=label.id)
    tasks = work.all(sql.labelled_tasks, id=label.id, project_id=label.project_id)
    work.all(sql.take_label_off, id=label.id, project_id=label.project_id)
    for task in tasks:
        if not task.deleted:
            left = [each for each in task.label_ids if each != label.id]
            before = TaskFields(label_ids=task.label_ids, version=task.version)
            after = TaskFields(label_ids=left, version=task.version + 1)
            work.announce(TaskUpdated(before=before, after=after), subject=task.id, project=label.project_id)
    work.one(sql.delete_label, id=label.id)
    work.announce(LabelDeleted(before=label), subject=label.id, project=label.project_id)
    return Done()
