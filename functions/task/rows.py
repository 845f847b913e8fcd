"""What the statements of tasks answer, where it is not a reply."""

from datetime import datetime

import msgspec

from events.contracts.message import ProjectId, StatusId, TaskId
from events.contracts.project import StatusKind
from events.contracts.task import TaskData


class TaskForChange(msgspec.Struct, frozen=True):
    """A task locked for a change: what its log says of it, its status's kind, and whether it is deleted."""

    task: TaskData
    kind: StatusKind
    deleted_at: datetime | None

    @property
    def id(self) -> TaskId:
        """Which task."""
        return self.task.id

    @property
    def project_id(self) -> ProjectId:
        """In which project."""
        return self.task.project_id

    @property
    def version(self) -> int:
        """Which version."""
        return self.task.version


class ColumnAround(msgspec.Struct, frozen=True):
    """A column as a card meets it that is to enter: how full it is, and between which positions the card will stand."""

    status_id: StatusId
    kind: StatusKind
    name: str
    wip_limit: int | None
    count: int
    before: str | None
    after: str | None


class Belongings(msgspec.Struct, frozen=True):
    """Which of the things that a task refers to are not of its project."""

    category: bool
    labels: bool
    assignee: bool
    parent: bool
