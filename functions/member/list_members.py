"""List who is in a project, by name."""

from uuid import UUID

from events.contracts.member import ListMembers, Members
from functions.cursors import read_cursor
from functions.member import statements as sql
from functions.runtime import Json, Work, operation


@operation
def list_members(query: ListMembers, work: Work) -> Json[Members]:
    place = read_cursor(query.after, by=str, id=UUID)
    return work.reply(sql.list_members, project_id=query.project_id, asker_id=work.actor, first=query.first, **place)
