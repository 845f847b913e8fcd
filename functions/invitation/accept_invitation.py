"""Accept an invitation and be in the project."""

from events.contracts.member import AcceptInvitation, InvitationAccepted, MemberJoined, Membership
from events.contracts.project import Project
from functions.invitation import statements as sql
from functions.invitation.rules import invitation_for
from functions.runtime import Work, operation
from functions.runtime.cache import shared_cache


@operation
def accept_invitation(command: AcceptInvitation, work: Work) -> Project:
    invitation = invitation_for(work, command.id, command.token)
    home = invitation.project_id
    work.one(sql.answer_invitation, id=invitation.id, state="accepted")
    project = work.one(sql.insert_member, project_id=home, user_id=work.actor, role=invitation.role)
    work.permit("read", project=home)  # who has left meanwhile is not told again

    work.announce(InvitationAccepted(before=invitation.data), subject=invitation.id, project=home)
    joined = Membership(user_id=work.actor, role=invitation.role)
    work.announce(MemberJoined(after=joined), subject=work.actor, project=home)
    work.after_commit(lambda: shared_cache().forget_roles(home))
    return project
