"""Who is in a project, in which role, and who is invited."""

from datetime import datetime
from typing import Literal

from events.contracts.message import (
    EVERY_DOOR,
    PROJECT,
    Command,
    Cursor,
    Done,
    Event,
    First,
    InvitationId,
    PageInfo,
    Part,
    ProjectId,
    Query,
    Secret,
    UserId,
)
from events.contracts.project import Project, Role
from events.contracts.user import EmailAddress, GivenToken, Person

InvitationState = Literal["pending", "accepted", "declined", "withdrawn", "expired"]


class Member(Part):
    """Somebody in a project."""

    user: Person
    role: Role
    joined_at: datetime


class Members(Part):
    """A page of members."""

    nodes: list[Member]
    page_info: PageInfo


class ListMembers(Query, type="member.list", reply=Members):
    """Who is in a project, by name."""

    project_id: ProjectId
    first: First = 200
    after: Cursor | None = None


class ChangeMemberRole(Command, type="member.change-role", doors=EVERY_DOOR, reply=Member):
    """Give somebody another role; a project keeps at least one owner."""

    project_id: ProjectId
    user_id: UserId
    role: Role


class RemoveMember(Command, type="member.remove", doors=EVERY_DOOR, reply=Done):
    """Take somebody out of a project; their tasks stay, assigned to nobody."""

    project_id: ProjectId
    user_id: UserId


class LeaveProject(Command, type="member.leave", doors=EVERY_DOOR, reply=Done):
    """Leave a project; its last owner cannot."""

    project_id: ProjectId


class InvitedTo(Part):
    """Which project an invitation is to."""

    id: ProjectId
    key: str
    name: str


class Invitation(Part):
    """An invitation to a project. The e-mail address is shown to the project's owners and to the invited."""

    id: InvitationId
    project: InvitedTo
    email: str
    role: Role
    invited_by: Person
    created_at: datetime
    expires_at: datetime


class SentInvitation(Part):
    """An invitation just made; `link` is shown once, and only for an address without an account."""

    id: InvitationId
    project: InvitedTo
    email: str
    role: Role
    invited_by: Person
    created_at: datetime
    expires_at: datetime
    link: Secret | None


class Invitations(Part):
    """Pending invitations, the newest first."""

    nodes: list[Invitation]
    page_info: PageInfo


class InviteMember(Command, type="invitation.create", reply=SentInvitation):
    """Invite somebody by e-mail address; who has an account finds it in the inbox, anybody else gets the link."""

    project_id: ProjectId
    email: EmailAddress
    role: Role = "member"
    id: InvitationId | None = None


class WithdrawInvitation(Command, type="invitation.withdraw", doors=EVERY_DOOR, reply=Done):
    """Take a pending invitation back."""

    id: InvitationId


class ListInvitations(Query, type="invitation.list", reply=Invitations):
    """Invitations to me that wait for an answer."""

    first: First = 50
    after: Cursor | None = None


class ListProjectInvitations(Query, type="invitation.list-project", reply=Invitations):
    """A project's invitations that wait for an answer."""

    project_id: ProjectId
    first: First = 50
    after: Cursor | None = None


class AcceptInvitation(Command, type="invitation.accept", reply=Project):
    """Accept an invitation: by id when it is to my account, by the token of its link otherwise."""

    id: InvitationId | None = None
    token: GivenToken | None = None


class DeclineInvitation(Command, type="invitation.decline", reply=Done):
    """Decline an invitation: by id when it is to my account, by the token of its link otherwise."""

    id: InvitationId | None = None
    token: GivenToken | None = None


class InvitationData(Part):
    """An invitation as the log has it: to a role; `user_id` where the address has an account, never the address."""

    role: Role
    user_id: UserId | None


class InvitationCreated(Event, type="invitation.created", stream=PROJECT):
    """Somebody was invited."""

    after: InvitationData


class InvitationWithdrawn(Event, type="invitation.withdrawn", stream=PROJECT):
    """An invitation was taken back."""

    before: InvitationData


class InvitationAccepted(Event, type="invitation.accepted", stream=PROJECT):
    """An invitation was accepted; a `member.joined` comes with it."""

    before: InvitationData


class InvitationDeclined(Event, type="invitation.declined", stream=PROJECT):
    """An invitation was declined."""

    before: InvitationData


class Membership(Part):
    """Somebody's role in a project, as the log has it."""

    user_id: UserId
    role: Role


class MemberJoined(Event, type="member.joined", stream=PROJECT):
    """Somebody is in the project now."""

    after: Membership


class MemberRoleChanged(Event, type="member.role-changed", stream=PROJECT):
    """Somebody's role changed."""

    before: Membership
    after: Membership


class MemberRemoved(Event, type="member.removed", stream=PROJECT):
    """Somebody was taken out of the project."""

    before: Membership


class MemberLeft(Event, type="member.left", stream=PROJECT):
    """Somebody left the project."""

    before: Membership
