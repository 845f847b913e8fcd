"""List the tasks of one project, or of all that I am in."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from msgspec import Meta

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
    direction = "-" if query.descending else "+"
    of_deleted = query.deleted and query.sort == "position"
    keys: dict[str, Any] = BOARD_ORDER if query.sort == "position" else {"sorted_by": SORTED_BY[query.sort], "id": UUID}
    order: Any = Literal[("deleted" if of_deleted else query.sort) + direction]
    name = f"{'deleted_' * of_deleted}by_{query.sort}{'_descending' * query.descending}"
    return work.reply(
        getattr(sql, name),
        user_id=work.actor,
        project_id=query.project_id,
        status_id=query.status_id,
        kind=query.kind,
        assignee_id=query.assignee_id,
        unassigned=True if query.assignee_id is None else None,
        label_id=query.label_id,
        category_id=query.category_id,
        priority=None if query.priority is None else PRIORITY_NUMBER[query.priority],
        due_before=query.due_before,
        due_after=query.due_after,
        text=query.text,
        deleted=query.deleted,
        first=query.first,
        **read_cursor(query.after, order=order, **keys),
    )
