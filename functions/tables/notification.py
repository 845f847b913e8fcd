"""Each person's inbox."""

from sqlalchemy import Column, DateTime, ForeignKey, Index, Table, Text
from sqlalchemy.dialects.postgresql import UUID

from events.store.tables import metadata, now

# One row for each person and event, whatever the number of times the event is delivered.
notification = Table(
    "notification",
    metadata,
    Column("id", UUID, primary_key=True),
    Column("user_id", UUID, ForeignKey("user.id", ondelete="CASCADE"), nullable=False),
    Column("event_id", UUID, nullable=False),
    Column("kind", Text, nullable=False),
    Column("actor_id", UUID, ForeignKey("user.id")),
    Column("project_id", UUID, ForeignKey("project.id", ondelete="CASCADE"), nullable=False),
    Column("task_id", UUID, ForeignKey("task.id", ondelete="CASCADE")),
    Column("comment_id", UUID, ForeignKey("comment.id", ondelete="CASCADE")),
    Column("invitation_id", UUID, ForeignKey("invitation.id", ondelete="CASCADE")),
    Column("created_at", DateTime(timezone=True), nullable=False, server_default=now),
    Column("read_at", DateTime(timezone=True)),
    Index("notification_event_key", "user_id", "event_id", unique=True),
    Index("notification_inbox_index", "user_id", "created_at", "id"),
)
Index("notification_unread_index", notification.c.user_id, postgresql_where=notification.c.read_at.is_(None))

# By these, what is purged finds the notifications that go with it.
for _about in ("task", "comment", "invitation"):
    _column = notification.c[f"{_about}_id"]
    Index(f"notification_{_about}_index", _column, postgresql_where=_column.is_not(None))
