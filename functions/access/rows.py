"""What the runtime's own statements answer."""

from datetime import datetime

import msgspec

from events.contracts.project import Role
from events.store.rows import Head


class Standing(msgspec.Struct, frozen=True):
    """Somebody's role in a project, and whether the project can be changed."""

    role: Role
    archived: bool
    deleted: bool


class WhoAsks(msgspec.Struct, frozen=True):
    """Somebody in a session that holds, and what was answered when this message came before.

    `standing` is theirs in the project that the message names; null where it names none, or one that is not theirs.
    """

    administrator: bool
    session_ends: datetime
    done: bool
    body_hash: str | None
    permits: list[str] | None
    reply: str | None
    standing: Standing | None = None


class Appended(msgspec.Struct, frozen=True):
    """What a statement answers that appends events itself: where the stream stands, its reply and its event's data."""

    head: Head
    reply: msgspec.Raw
    data: msgspec.Raw
