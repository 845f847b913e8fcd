"""Invite somebody to a project by e-mail address."""

from datetime import timedelta

from events.contracts.member import InvitationCreated, InvitationData, InviteMember, SentInvitation
from events.contracts.message import InvitationId
from functions.invitation import statements as sql
from functions.refusals import taken
from functions.runtime import Work, operation, uuid7
from functions.sessions import new_token, token_hash
from functions.settings import settings
from functions.user.rules import check_email

LIFETIME = timedelta(days=7)


@operation
def invite_member(command: InviteMember, work: Work) -> SentInvitation:
    email = check_email(command.email)
    work.permit("manage", project=command.project_id)
    invitee = work.one(sql.invitee, project_id=command.project_id, email=email)
    if invitee.member:
        raise taken("member_pkey")

    token = new_token() if invitee.user_id is None else None
    sent = work.one(
        sql.insert_invitation,
        id=command.id or InvitationId(uuid7()),
        project_id=command.project_id,
        email=email,
        user_id=invitee.user_id,
        role=command.role,
        token_hash=token_hash(token) if token else None,
        invited_by=work.actor,
        expires_at=work.now + LIFETIME,
        link=f"{settings().public_url}/invitation/{token}" if token else None,
    )
    data = InvitationData(role=command.role, user_id=invitee.user_id)
    work.announce(InvitationCreated(after=data), subject=sent.id, project=command.project_id)
    return sent
