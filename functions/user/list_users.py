"""List everybody with an account here, by name, for administrators."""

from uuid import UUID

from events.contracts.user import ListUsers, Users
from functions.cursors import read_cursor
from functions.runtime import Json, Work, operation
from functions.user import statements as sql


@operation
def list_users(query: ListUsers, work: Work) -> Json[Users]:
    return work.reply(sql.list_users, first=query.first, **read_cursor(query.after, sorted_by=str, id=UUID))
