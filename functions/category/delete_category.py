"""Remove a category; its tasks stay, without one."""

from events.contracts.message import Done
from events.contracts.project import CategoryDeleted, DeleteCategory
from events.contracts.task import TaskFields, TaskUpdated
from functions.category import statements as sql
from functions.category.rules import category_to_change
from functions.runtime import Work, operation


@operation
def delete_category(command: DeleteCategory, work: Work) -> Done:
    category = category_to_change(work, command.id, command.expected_version)
    # Who changes a task holds the task first, then the category it gets: so does this, and looks again for new ones.
    work.all(sql.categorized_tasks, id=category.id)
    work.one(sql.shut_category, id=category.id)
    tasks = work.all(sql.categorized_tasks, id=category.id)
    work.all(sql.clear_category, id=category.id)
    for task in tasks:
        if not task.deleted:
            before = TaskFields(category_id=category.id, version=task.version)
            after = TaskFields(category_id=None, version=task.version + 1)
            work.announce(TaskUpdated(before=before, after=after), subject=task.id, project=category.project_id)
    work.one(sql.delete_category, id=category.id)
    work.announce(CategoryDeleted(before=category), subject=category.id, project=category.project_id)
    return Done()
