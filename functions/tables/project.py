"""Projects, who is in them and invited to them, and their statuses, categories and labels."""

from sqlalchemy import CheckConstraint, Column, DateTime, ForeignKey, Index, Integer, LargeBinary, Table, Text, func
from sqlalchemy.dialects.postgresql import UUID

from events.store.tables import metadata, now

project = Table(
    "project",
    metadata,
    Column("id", UUID, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("description", Text, nullable=False, server_default=""),
    Column("archived_at", DateTime(timezone=True)),
    Column("deleted_at", DateTime(timezone=True)),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("created_at", DateTime(timezone=True), nullable=False, server_default=now),
)

member = Table(
    "member",
    metadata,
    Column("project_id", UUID, ForeignKey("project.id", ondelete="CASCADE"), primary_key=True),
    Column("user_id", UUID, ForeignKey("user.id", ondelete="CASCADE"), primary_key=True),
    Column("role", Text, nullable=False),
    Column("joined_at", DateTime(timezone=True), nullable=False, server_default=now),
    CheckConstraint("role IN ('owner', 'member', 'viewer')", name="role"),
    Index(None, "user_id"),
)

invitation = Table(
    "invitation",
    metadata,
    Column("id", UUID, primary_key=True),
    Column("project_id", UUID, ForeignKey("project.id", ondelete="CASCADE"), nullable=False),
    Column("email", Text, nullable=False),
    Column("user_id", UUID, ForeignKey("user.id", ondelete="CASCADE")),
    Column("role", Text, nullable=False),
    Column("token_hash", LargeBinary, unique=True),
    Column("invited_by", UUID, ForeignKey("user.id", ondelete="CASCADE"), nullable=False),
    Column("state", Text, nullable=False, server_default="pending"),
    Column("created_at", DateTime(timezone=True), nullable=False, server_default=now),
    Column("expires_at", DateTime(timezone=True), nullable=False),
    CheckConstraint("role IN ('owner', 'member', 'viewer')", name="role"),
    CheckConstraint("state IN ('pending', 'accepted', 'declined', 'withdrawn')", name="state"),
    Index(None, "project_id"),
    Index(None, "user_id"),
)
Index(
    "invitation_pending_key",
    invitation.c.project_id,
    func.lower(invitation.c.email),
    unique=True,
    postgresql_where=invitation.c.state == "pending",
)

# Positions are fractional keys that are compared bytewise, hence the collation.
status = Table(
    "status",
    metadata,
    Column("id", UUID, primary_key=True),
    Column("project_id", UUID, ForeignKey("project.id", ondelete="CASCADE"), nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("position", Text(collation="C"), nullable=False),
    Column("wip_limit", Integer),
    Column("version", Integer, nullable=False, server_default="1"),
    CheckConstraint("kind IN ('open', 'active', 'done')", name="kind"),
    Index("status_position_key", "project_id", "position", unique=True),
)
Index("status_name_key", status.c.project_id, func.lower(status.c.name), unique=True)

category = Table(
    "category",
    metadata,
    Column("id", UUID, primary_key=True),
    Column("project_id", UUID, ForeignKey("project.id", ondelete="CASCADE"), nullable=False),
    Column("name", Text, nullable=False),
    Column("version", Integer, nullable=False, server_default="1"),
)
Index("category_name_key", category.c.project_id, func.lower(category.c.name), unique=True)

label = Table(
    "label",
    metadata,
    Column("id", UUID, primary_key=True),
    Column("project_id", UUID, ForeignKey("project.id", ondelete="CASCADE"), nullable=False),
    Column("name", Text, nullable=False),
    Column("colour", Text, nullable=False),
    Column("version", Integer, nullable=False, server_default="1"),
)
Index("label_name_key", label.c.project_id, func.lower(label.c.name), unique=True)
