"""Tasks, their labels and comments, and who watches them."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    Table,
    Text,
    Time,
)
from sqlalchemy.dialects.postgresql import ARRAY, UUID

from events.store.tables import metadata, now

# A card's labels are read with it every time, so they are an array of the row: `label_ids`.
# `comment_count` is kept beside the comments for the same reason.
task = Table(
    "task",
    metadata,
    Column("id", UUID, primary_key=True),
    Column("project_id", UUID, ForeignKey("project.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("description", Text, nullable=False, server_default=""),
    Column("status_id", UUID, ForeignKey("status.id"), nullable=False),
    Column("position", Text(collation="C"), nullable=False),
    Column("priority", SmallInteger, nullable=False, server_default="0"),
    Column("category_id", UUID, ForeignKey("category.id")),
    Column("label_ids", ARRAY(UUID), nullable=False, server_default="{}"),
    Column("assignee_id", UUID, ForeignKey("user.id")),
    Column("start_date", Date),
    Column("start_time", Time),
    Column("start_zone", Text),
    Column("due_date", Date),
    Column("due_time", Time),
    Column("due_zone", Text),
    Column("estimate", Integer),
    Column("parent_id", UUID, ForeignKey("task.id")),
    Column("comment_count", Integer, nullable=False, server_default="0"),
    Column("creator_id", UUID, ForeignKey("user.id"), nullable=False),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("created_at", DateTime(timezone=True), nullable=False, server_default=now),
    Column("updated_at", DateTime(timezone=True), nullable=False, server_default=now),
    Column("completed_at", DateTime(timezone=True)),
    Column("deleted_at", DateTime(timezone=True)),
    CheckConstraint("priority BETWEEN 0 AND 4", name="priority"),
    Index("task_number_key", "project_id", "number", unique=True),
    Index(None, "parent_id"),
    Index(None, "category_id"),
)
present = task.c.deleted_at.is_(None)
Index("task_board_index", task.c.status_id, task.c.position, task.c.id, postgresql_where=present)
Index("task_assignee_index", task.c.assignee_id, task.c.due_date, postgresql_where=present)
Index("task_due_index", task.c.project_id, task.c.due_date, postgresql_where=present)
Index("task_completed_index", task.c.project_id, task.c.completed_at, postgresql_where=task.c.completed_at.is_not(None))
Index("task_deleted_index", task.c.deleted_at, postgresql_where=task.c.deleted_at.is_not(None))

watcher = Table(
    "watcher",
    metadata,
    Column("task_id", UUID, ForeignKey("task.id", ondelete="CASCADE"), primary_key=True),
    Column("user_id", UUID, ForeignKey("user.id", ondelete="CASCADE"), primary_key=True),
    Index(None, "user_id"),
)

comment = Table(
    "comment",
    metadata,
    Column("id", UUID, primary_key=True),
    Column("task_id", UUID, ForeignKey("task.id", ondelete="CASCADE"), nullable=False),
    Column("author_id", UUID, ForeignKey("user.id"), nullable=False),
    Column("text", Text, nullable=False),
    Column("mentions", ARRAY(UUID), nullable=False, server_default="{}"),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("created_at", DateTime(timezone=True), nullable=False, server_default=now),
    Column("edited_at", DateTime(timezone=True)),
    Column("deleted_at", DateTime(timezone=True)),
    Index(None, "task_id", "created_at", "id"),
)
Index("comment_deleted_index", comment.c.deleted_at, postgresql_where=comment.c.deleted_at.is_not(None))
