"""Indexes by which purging finds what was deleted, and what refers to it."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

INDEXES = {
    "task_deleted_index": ("task", "deleted_at"),
    "comment_deleted_index": ("comment", "deleted_at"),
    "notification_task_index": ("notification", "task_id"),
    "notification_comment_index": ("notification", "comment_id"),
    "notification_invitation_index": ("notification", "invitation_id"),
}


def upgrade() -> None:
    for name, (table, column) in INDEXES.items():
        op.create_index(name, table, [column], postgresql_where=sa.column(column).is_not(None))
