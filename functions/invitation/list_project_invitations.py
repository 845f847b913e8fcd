"""List a project's invitations that wait for an answer, the newest first, for its owners: they name addresses."""

from datetime import datetime
from uuid import UUID

from events.contracts.member import Invitations, ListProjectInvitations
from functions.cursors import read_cursor
from functions.invitation import statements as sql
from functions.runtime import Json, Work, operation


@operation
def list_project_invitations(query: ListProjectInvitations, work: Work) -> Json[Invitations]:
    work.permit("manage", project=query.project_id, archived_too=True)
    place = read_cursor(query.after, created_at=datetime, id=UUID)
    return work.reply(sql.list_project_invitations, project_id=query.project_id, first=query.first, **place)
