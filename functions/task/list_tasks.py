"""List the tasks of one project, or of all that I am in."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from msgspec import UNSET, Meta

from events.contracts.task import ListTasks, Tasks
from functions.cursors import read_cursor
from functions.runtime import Json, Work, operation
from functions.task.lists import statements as sql
from functions.task.rules import PRIORITY_NUMBER

SORTED_BY = {
    "priority": Annotated[int, Meta(ge=0, le=4)],
    "due": datetime,
    "created": datetime,
    "updated": datetime,
    "number": Annotated[int, Meta(ge=0, le=2**31 - 1)],
    "title": str,
}
BOARD_ORDER = {"project_id": UUID, "column_position": str, "position": str, "id": UUID}


@operation
def list_tasks(query: ListTasks, work: Work) -> Json[Tasks]:
    filters = {
        "assignee_id": query.assignee_id,
        "unassigned": True if query.assignee_id is None else None,
        "label_id": query.label_id,
        "category_id": query.category_id,
        "priority": None if query.priority is None else PRIORITY_NUMBER[query.priority],
        "due_before": query.due_before,
        "due_after": query.due_after,
        "text": query.text,
    }
    by_position = query.sort == "position"
    unfiltered = all(wanted is None or wanted is UNSET for wanted in filters.values())
    which = "deleted_" if query.deleted else "unfiltered_" if unfiltered else ""
    name = f"{which if by_position else ''}by_{query.sort}{'_descending' if query.descending else ''}"
    order: Any = Literal[("deleted" if by_position and query.deleted else query.sort) + "+-"[query.descending]]
    keys: dict[str, Any] = BOARD_ORDER if by_position else {"sorted_by": SORTED_BY[query.sort], "id": UUID}
    return work.reply(
        getattr(sql, name),
        user_id=work.actor,
        project_id=query.project_id,
        status_id=query.status_id,
        kind=query.kind,
        deleted=query.deleted,
        first=query.first,
        **filters,
        **read_cursor(query.after, order=order, **keys),
    )
