"""Members of projects, and invitations."""

import strawberry

from events.contracts.member import (
    AcceptInvitation,
    ChangeMemberRole,
    DeclineInvitation,
    InviteMember,
    LeaveProject,
    ListInvitations,
    ListMembers,
    ListProjectInvitations,
    RemoveMember,
    WithdrawInvitation,
)
from gateway.graphql_types import offers


@strawberry.type
class Query:
    members = offers(ListMembers)
    invitations = offers(ListInvitations)
    project_invitations = offers(ListProjectInvitations)


@strawberry.type
class Mutation:
    invite_member = offers(InviteMember)
    withdraw_invitation = offers(WithdrawInvitation)
    accept_invitation = offers(AcceptInvitation)
    decline_invitation = offers(DeclineInvitation)
    change_member_role = offers(ChangeMemberRole)
    remove_member = offers(RemoveMember)
    leave_project = offers(LeaveProject)
