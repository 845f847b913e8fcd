"""Take a pending invitation back."""

from events.contracts.member import InvitationWithdrawn, WithdrawInvitation
from events.contracts.message import Done
from functions.invitation import statements as sql
from functions.refusals import not_found, refused
from functions.runtime import Work, operation


@operation
def withdraw_invitation(command: WithdrawInvitation, work: Work) -> Done:
    invitation = work.maybe(sql.invitation_in_my_project, id=command.id, user_id=work.actor)
    if invitation is None:
        raise not_found()
    work.permit("manage", project=invitation.project_id, archived_too=True)
    if invitation.state != "pending":
        raise refused("used", "This invitation was answered or taken back already.")

    work.one(sql.answer_invitation, id=invitation.id, state="withdrawn")
    withdrawn = InvitationWithdrawn(before=invitation.data)
    work.announce(withdrawn, subject=invitation.id, project=invitation.project_id)
    return Done()
