"""List the invitations to me that wait for an answer, the newest first."""

from datetime import datetime
from uuid import UUID

from events.contracts.member import Invitations, ListInvitations
from functions.cursors import read_cursor
from functions.invitation import statements as sql
from functions.runtime import Json, Work, operation


@operation
def list_invitations(query: ListInvitations, work: Work) -> Json[Invitations]:
    place = read_cursor(query.after, created_at=datetime, id=UUID)
    return work.reply(sql.list_invitations, user_id=work.actor, first=query.first, **place)
