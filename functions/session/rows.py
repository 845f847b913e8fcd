"""What the statements of sessions answer."""

import msgspec

from events.contracts.message import SessionId


class StartedSession(msgspec.Struct, frozen=True):
    """A session that was just opened."""

    id: SessionId
