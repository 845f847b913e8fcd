"""Add a category to a project."""

from events.contracts.message import CategoryId
from events.contracts.project import Category, CategoryCreated, CreateCategory
from functions.category import statements as sql
from functions.category.rules import MOST
from functions.lines import one_line
from functions.refusals import refused
from functions.runtime import Work, operation, uuid7


@operation
def create_category(command: CreateCategory, work: Work) -> Category:
    work.permit("edit", project=command.project_id)
    category = work.maybe(
        sql.insert_category,
        id=command.id or CategoryId(uuid7()),
        project_id=command.project_id,
        name=one_line(command.name),
        most=MOST,
    )
    if category is None:
        raise refused("too_many", f"A project has {MOST} categories at most.", limit=MOST)
    work.announce(CategoryCreated(after=category), subject=category.id, project=category.project_id)
    return category
