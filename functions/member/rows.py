"""What the statements of memberships answer, where it is not a reply."""

import msgspec

from events.contracts.message import TaskId, UserId
from events.contracts.project import Role


class Place(msgspec.Struct, frozen=True):
    """Somebody's place in a project, locked; `disabled`: their account is shut."""

    user_id: UserId
    role: Role
    disabled: bool


class FreedTask(msgspec.Struct, frozen=True):
    """A task that nobody is assigned to any more, in its new version."""

    id: TaskId
    version: int
