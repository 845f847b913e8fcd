"""Tell the gateway the names of people by their ids."""

from events.contracts.user import ListUsersById, People
from functions.runtime import Json, Work, operation
from functions.user import statements as sql


@operation
def list_users_by_id(query: ListUsersById, work: Work) -> Json[People]:
    return work.reply(sql.list_users_by_id, ids=query.ids)
