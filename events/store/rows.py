"""What the log's statements answer."""

from datetime import datetime

import msgspec


class Head(msgspec.Struct, frozen=True):
    """Where a stream stands after an append, and when PostgreSQL says that it happened (RFC 3339)."""

    seq: int
    epoch: int
    time: str


class Done(msgspec.Struct, frozen=True):
    """What was answered when this message came before, and what the actor needed for it."""

    body_hash: str
    permits: list[str]
    reply: str | None
    time: datetime
