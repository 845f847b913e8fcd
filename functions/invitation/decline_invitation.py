"""Decline an invitation."""

from events.contracts.member import DeclineInvitation, InvitationDeclined
from events.contracts.message import Done
from functions.invitation import statements as sql
from functions.invitation.rules import invitation_for
from functions.runtime import Work, operation


@operation
def decline_invitation(command: DeclineInvitation, work: Work) -> Done:
    invitation = invitation_for(work, command.id, command.token)
    work.one(sql.answer_invitation, id=invitation.id, state="declined")
    declined = InvitationDeclined(before=invitation.data)
    work.announce(declined, subject=invitation.id, project=invitation.project_id)
    return Done()
