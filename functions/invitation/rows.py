"""What the statements of invitations answer, where it is not a reply."""

from datetime import datetime

import msgspec

from events.contracts.member import InvitationData
from events.contracts.message import InvitationId, ProjectId, UserId
from events.contracts.project import Role


class Invitee(msgspec.Struct, frozen=True):
    """Who an e-mail address is: an account here, or nobody yet; and whether they are in the project."""

    user_id: UserId | None
    member: bool


class Pending(msgspec.Struct, frozen=True):
    """An invitation locked for an answer. `user_id` null: whoever has the link may answer it."""

    id: InvitationId
    project_id: ProjectId
    role: Role
    user_id: UserId | None
    state: str
    expires_at: datetime

    @property
    def data(self) -> InvitationData:
        """The invitation as its log has it."""
        return InvitationData(role=self.role, user_id=self.user_id)


class Answered(msgspec.Struct, frozen=True):
    """An invitation that was answered."""

    id: InvitationId
