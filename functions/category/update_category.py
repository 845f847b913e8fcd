"""Rename a category."""

from events.contracts.project import Category, CategoryUpdated, UpdateCategory
from functions.category import statements as sql
from functions.category.rules import category_to_change
from functions.lines import one_line
from functions.runtime import Work, operation


@operation
def update_category(command: UpdateCategory, work: Work) -> Category:
    before = category_to_change(work, command.id, command.expected_version)
    name = one_line(command.name)
    if name == before.name:
        return before
    after = work.one(sql.rename_category, id=before.id, name=name)
    work.announce(CategoryUpdated(before=before, after=after), subject=before.id, project=before.project_id)
    return after
