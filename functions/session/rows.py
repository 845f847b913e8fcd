"""What the statements of sessions answer."""

from uuid import UUID

import msgspec

from events.contracts.message import UserId
from events.contracts.user import User


class Known(msgspec.Struct, frozen=True):
    """A row that is there: a session just opened or ended, an account still as it was."""

    id: UUID


class RotatedSession(msgspec.Struct, frozen=True):
    """A session that has a new refresh token now, and whose it is."""

    user: User


class FormerSession(msgspec.Struct, frozen=True):
    """An open session whose refresh token is another by now; `forgiven`: since a moment ago."""

    user_id: UserId
    forgiven: bool


class Account(msgspec.Struct, frozen=True):
    """An account as who logs in must match it."""

    user: User
    password_hash: str


class Wait(msgspec.Struct, frozen=True):
    """How many seconds nobody may try again; 0: at once."""

    seconds: int


class Counted(msgspec.Struct, frozen=True):
    """Whether a wrong try was counted everywhere: where tries are blocked already it is not."""

    everywhere: bool
