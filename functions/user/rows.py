"""What the statements of accounts answer, where it is not a reply."""

from uuid import UUID

import msgspec

from events.contracts.message import UserId
from events.contracts.user import User


class Known(msgspec.Struct, frozen=True):
    """A row that is there: an invitation or a one-time link still good, an account still as it was."""

    id: UUID


class Profile(msgspec.Struct, frozen=True):
    """A profile locked for a change; `initials` null: made from the name."""

    name: str
    initials: str | None
    time_zone: str
    locale: str
    week_start: str
    appearance: str
    version: int


class Password(msgspec.Struct, frozen=True):
    """An account's password, and the address that it must not be."""

    user_id: UserId
    email: str
    password_hash: str


class Account(msgspec.Struct, frozen=True):
    """An account locked for a change by an administrator."""

    user: User
