"""What the statements of columns answer, where it is not a reply."""

from datetime import datetime

import msgspec

from events.contracts.message import ProjectId, TaskId


class ColumnOf(msgspec.Struct, frozen=True):
    """Which project a column belongs to."""

    project_id: ProjectId


class ColumnEnd(msgspec.Struct, frozen=True):
    """Where a column's last task stands; null in an empty one."""

    position: str | None


class TaskInColumn(msgspec.Struct, frozen=True):
    """A task locked for what becomes of its column."""

    id: TaskId
    position: str
    completed_at: datetime | None
    version: int
    deleted: bool
