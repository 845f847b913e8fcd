"""People, their sessions, and the one-time links that stand in for a password."""

from sqlalchemy import Boolean, Column, DateTime, ForeignKey, Index, Integer, LargeBinary, Table, Text, func, text
from sqlalchemy.dialects.postgresql import UUID

from events.store.tables import metadata, now

user = Table(
    "user",
    metadata,
    Column("id", UUID, primary_key=True),
    Column("email", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("initials", Text),
    Column("password_hash", Text, nullable=False),
    Column("time_zone", Text, nullable=False, server_default="UTC"),
    Column("locale", Text, nullable=False, server_default="en"),
    Column("week_start", Text, nullable=False, server_default="monday"),
    Column("appearance", Text, nullable=False, server_default="system"),
    Column("administrator", Boolean, nullable=False, server_default=text("false")),
    Column("disabled_at", DateTime(timezone=True)),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("created_at", DateTime(timezone=True), nullable=False, server_default=now),
)
Index("user_email_key", func.lower(user.c.email), unique=True)

# `refresh_hash` is the token in use; `previous_hash` was rotated out at `rotated_at` and is forgiven for 10 seconds.
session = Table(
    "session",
    metadata,
    Column("id", UUID, primary_key=True),
    Column("user_id", UUID, ForeignKey("user.id", ondelete="CASCADE"), nullable=False),
    Column("refresh_hash", LargeBinary, nullable=False, unique=True),
    Column("previous_hash", LargeBinary),
    Column("rotated_at", DateTime(timezone=True)),
    Column("created_at", DateTime(timezone=True), nullable=False, server_default=now),
    Column("last_used_at", DateTime(timezone=True), nullable=False, server_default=now),
    Column("expires_at", DateTime(timezone=True), nullable=False),
    Column("ended_at", DateTime(timezone=True)),
    Column("address", Text),
    Column("agent", Text),
    Index(None, "user_id"),
    Index(None, "previous_hash"),
)

password_link = Table(
    "password_link",
    metadata,
    Column("token_hash", LargeBinary, primary_key=True),
    Column("user_id", UUID, ForeignKey("user.id", ondelete="CASCADE"), nullable=False),
    Column("issued_by", UUID, nullable=False),
    Column("expires_at", DateTime(timezone=True), nullable=False),
    Column("used_at", DateTime(timezone=True)),
    Index(None, "user_id"),
)

# Failed tries per account and per address; `blocked_until` grows with each failure past the limit.
attempt = Table(
    "attempt",
    metadata,
    Column("key", Text, primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("window_started_at", DateTime(timezone=True), nullable=False, server_default=now),
    Column("blocked_until", DateTime(timezone=True)),
)
