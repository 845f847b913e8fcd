"""List what was said about a task, the oldest first."""

from datetime import datetime
from uuid import UUID

from events.contracts.comment import Comments, ListComments
from functions.comment import statements as sql
from functions.cursors import read_cursor
from functions.runtime import Json, Work, operation


@operation
def list_comments(query: ListComments, work: Work) -> Json[Comments]:
    return work.reply(
        sql.list_comments,
        task_id=query.task_id,
        user_id=work.actor,
        first=query.first,
        **read_cursor(query.after, created_at=datetime, id=UUID),
    )
