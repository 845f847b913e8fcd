"""Tasks: what a team plans and does."""

from datetime import date, datetime
from typing import Annotated, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from events.contracts.message import (
    END,
    EVERY_DOOR,
    PROJECT,
    CategoryId,
    Choice,
    Command,
    Cursor,
    Done,
    Event,
    First,
    LabelId,
    PageInfo,
    Part,
    ProjectId,
    Query,
    StatusId,
    TaskId,
    UserId,
    Version,
)
from events.contracts.project import Category, Label, Status, StatusKind
from events.contracts.user import Person, TimeZone

Title = Annotated[str, Meta(min_length=1, max_length=200)]
Description = Annotated[str, Meta(max_length=20_000, description="Markdown.")]
Priority = Literal["none", "low", "medium", "high", "urgent"]
Minutes = Annotated[int, Meta(ge=1, le=600_000)]
LocalTime = Annotated[str, Meta(pattern="^([01][0-9]|2[0-3]):[0-5][0-9]" + END, description="HH:MM, 00:00 to 23:59.")]
TaskReference = Annotated[str, Meta(min_length=3, max_length=36, description="A task's id, or its key: HOME-12.")]
TaskSort = Literal["position", "priority", "due", "created", "updated", "number", "title"]
Labels = Annotated[list[LabelId], Meta(max_length=50)]


class When(Choice):
    """A day, or a local time of a day in an IANA zone. A time without its zone is refused."""

    date: date
    time: LocalTime | None = None
    zone: TimeZone | None = None


class Task(Part):
    """A task as people see it; `key` is its name in its project, such as HOME-12."""

    id: TaskId
    project_id: ProjectId
    number: int
    key: str
    title: str
    description: str
    status: Status
    position: str
    priority: Priority
    category: Category | None
    labels: list[Label]
    assignee: Person | None
    start: When | None
    due: When | None
    estimate: int | None
    parent_id: TaskId | None
    comment_count: int
    creator: Person
    version: int
    created_at: datetime
    updated_at: datetime
    completed_at: datetime | None
    deleted_at: datetime | None


class Card(Part):
    """A task as a board or a list shows it: a `Task` without its text."""

    id: TaskId
    project_id: ProjectId
    number: int
    key: str
    title: str
    status: Status
    position: str
    priority: Priority
    category: Category | None
    labels: list[Label]
    assignee: Person | None
    start: When | None
    due: When | None
    estimate: int | None
    parent_id: TaskId | None
    comment_count: int
    version: int
    created_at: datetime
    updated_at: datetime
    completed_at: datetime | None
    deleted_at: datetime | None


class Tasks(Part):
    """A page of tasks."""

    nodes: list[Card]
    page_info: PageInfo


class CreateTask(Command, type="task.create", doors=EVERY_DOOR, reply=Task):
    """Add a task to a project; without `status_id` to its first column, without `at_top` at the column's foot."""

    project_id: ProjectId
    title: Title
    description: Description = ""
    status_id: StatusId | None = None
    at_top: bool = False
    priority: Priority = "none"
    category_id: CategoryId | None = None
    label_ids: Labels = msgspec.field(default_factory=list)
    assignee_id: UserId | None = None
    start: When | None = None
    due: When | None = None
    estimate: Minutes | None = None
    parent_id: TaskId | None = None
    id: TaskId | None = None


class ShowTask(Query, type="task.show", reply=Task):
    """One task, by id or by key."""

    id: TaskReference


class UpdateTask(Command, type="task.update", doors=EVERY_DOOR, reply=Task):
    """Change what a task says. Left out: stays as it is; null: cleared."""

    id: TaskId
    title: Title | UnsetType = UNSET
    description: Description | UnsetType = UNSET
    priority: Priority | UnsetType = UNSET
    category_id: CategoryId | UnsetType | None = UNSET
    label_ids: Labels | UnsetType = UNSET
    start: When | UnsetType | None = UNSET
    due: When | UnsetType | None = UNSET
    estimate: Minutes | UnsetType | None = UNSET
    parent_id: TaskId | UnsetType | None = UNSET
    expected_version: Version | None = None


class AssignTask(Command, type="task.assign", doors=EVERY_DOOR, reply=Task):
    """Give a task to a member of its project, or to nobody (null)."""

    id: TaskId
    assignee_id: UserId | None
    expected_version: Version | None = None


class MoveTask(Command, type="task.move", doors=EVERY_DOOR, reply=Task):
    """Move a task to a status, after another card on the board; without `after_id`, first in the column."""

    id: TaskId
    status_id: StatusId
    after_id: TaskId | None = None
    expected_version: Version | None = None


class CompleteTask(Command, type="task.complete", doors=EVERY_DOOR, reply=Task):
    """Move a task to the foot of the project's first done column."""

    id: TaskId
    expected_version: Version | None = None


class ReopenTask(Command, type="task.reopen", doors=EVERY_DOOR, reply=Task):
    """Move a done task to the foot of the project's first open column."""

    id: TaskId
    expected_version: Version | None = None


class DeleteTask(Command, type="task.delete", doors=EVERY_DOOR, reply=Done):
    """Hide a task for 30 days, after which it is purged."""

    id: TaskId
    expected_version: Version | None = None


class RestoreTask(Command, type="task.restore", doors=EVERY_DOOR, reply=Task):
    """Bring a deleted task back within 30 days, to the foot of its column."""

    id: TaskId


class ListTasks(Query, type="task.list", reply=Tasks):
    """Tasks of one project, or of all that I am in. Filters narrow together; `text` looks in titles and descriptions.

    `due_before` and `due_after` are days, both exclusive. `assignee_id` null: nobody's. `deleted`: only deleted ones.
    """

    project_id: ProjectId | None = None
    status_id: StatusId | None = None
    kind: StatusKind | None = None
    assignee_id: UserId | UnsetType | None = UNSET
    label_id: LabelId | None = None
    category_id: CategoryId | None = None
    priority: Priority | None = None
    due_before: date | None = None
    due_after: date | None = None
    text: Annotated[str, Meta(min_length=1, max_length=200)] | None = None
    deleted: bool = False
    sort: TaskSort = "position"
    descending: bool = False
    first: First = 50
    after: Cursor | None = None


class Placement(Part):
    """Where a card is: its column, and a fractional key that orders it there, compared bytewise."""

    status_id: StatusId
    position: str


class TaskData(Part):
    """A whole task as its log has it: ids, not names."""

    id: TaskId
    project_id: ProjectId
    number: int
    title: str
    description: str
    status_id: StatusId
    position: str
    priority: str
    category_id: CategoryId | None
    label_ids: list[LabelId]
    assignee_id: UserId | None
    start: When | None
    due: When | None
    estimate: int | None
    parent_id: TaskId | None
    creator_id: UserId
    version: int
    created_at: datetime
    completed_at: datetime | None


class TaskFields(Part, omit_defaults=True):
    """The changed fields of a task."""

    title: str | UnsetType = UNSET
    description: str | UnsetType = UNSET
    status_id: StatusId | UnsetType = UNSET
    position: str | UnsetType = UNSET
    priority: str | UnsetType = UNSET
    category_id: CategoryId | UnsetType | None = UNSET
    label_ids: list[LabelId] | UnsetType = UNSET
    assignee_id: UserId | UnsetType | None = UNSET
    start: When | UnsetType | None = UNSET
    due: When | UnsetType | None = UNSET
    estimate: int | UnsetType | None = UNSET
    parent_id: TaskId | UnsetType | None = UNSET
    completed_at: datetime | UnsetType | None = UNSET
    deleted_at: datetime | UnsetType | None = UNSET
    version: int | UnsetType = UNSET


class TaskCreated(Event, type="task.created", stream=PROJECT):
    """A task was added."""

    after: TaskData


class TaskUpdated(Event, type="task.updated", stream=PROJECT):
    """What a task says changed."""

    before: TaskFields
    after: TaskFields


class TaskAssigned(Event, type="task.assigned", stream=PROJECT):
    """A task was given to somebody, or to nobody."""

    before: TaskFields
    after: TaskFields


class TaskMoved(Event, type="task.moved", stream=PROJECT):
    """A task changed its status, its position, or both."""

    before: TaskFields
    after: TaskFields


class TaskCompleted(Event, type="task.completed", stream=PROJECT):
    """A task entered a done status, whichever operation did it."""

    before: TaskFields
    after: TaskFields


class TaskReopened(Event, type="task.reopened", stream=PROJECT):
    """A task left the done statuses, whichever operation did it."""

    before: TaskFields
    after: TaskFields


class TaskDeleted(Event, type="task.deleted", stream=PROJECT):
    """A task was hidden, to be purged after 30 days."""

    before: TaskData


class TaskRestored(Event, type="task.restored", stream=PROJECT):
    """A deleted task came back."""

    after: TaskData
