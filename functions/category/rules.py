"""What every operation on categories decides alike."""

from events.contracts.message import CategoryId
from events.contracts.project import Category
from functions.category import statements as sql
from functions.refusals import not_found, stale
from functions.runtime import Work

MOST = 200
"""Categories of a project; a board shows all of them."""


def category_to_change(work: Work, category_id: CategoryId, expected_version: int | None) -> Category:
    """The category, locked, for somebody who may edit its project, in the version that they expect (null: any).

    Raises `not_found`; `stale` tells the present version.
    """
    category = work.maybe(sql.category_for_change, id=category_id, user_id=work.actor)
    if category is None:
        raise not_found()
    work.permit("edit", project=category.project_id)
    if expected_version is not None and expected_version != category.version:
        raise stale(category.version)
    return category
