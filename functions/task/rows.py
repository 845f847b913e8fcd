"""What the statements of tasks answer, where it is not a reply."""

from datetime import datetime

import msgspec

from events.contracts.message import ProjectId, StatusId, TaskId
from events.contracts.project import Role, StatusKind
from events.contracts.task import TaskData
from functions.access.rows import Standing


class TaskForChange(msgspec.Struct, frozen=True):
    """A task locked for a change: what its log says of it, its status's kind, and whether it is deleted.

    `standing` is that of who asks in the task's project, null for outsiders. `kind` is null when the task went to a
    column that was made while its lock was waited for.
    """

    task: TaskData
    kind: StatusKind | None
    deleted_at: datetime | None
    standing: Standing | None

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
    """A column as a card meets it that is to enter, and the positions between which the card will stand."""

    status_id: StatusId
    kind: StatusKind
    name: str
    wip_limit: int | None
    before: str | None
    after: str | None


class Belongings(msgspec.Struct, frozen=True):
    """Which of the things that a task refers to are not of its project; `cycle`: it would be under itself."""

    category: bool
    labels: bool
    assignee: bool
    parent: bool
    cycle: bool


class TaskSeen(msgspec.Struct, frozen=True):
    """A task as the JSON of its reply, the role of who reads it, and the `seq` of its project when it was read."""

    id: TaskId
    project_id: ProjectId
    role: Role
    seq: int
    task: msgspec.Raw
