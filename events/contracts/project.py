"""Projects, and what a project is made of: statuses (the columns of its board), categories and labels."""

from datetime import datetime
from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType

from events.contracts.message import (
    END,
    EVERY_DOOR,
    PROJECT,
    CategoryId,
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
    UserId,
    Version,
)

ProjectKey = Annotated[str, Meta(pattern="^[A-Z]{2,8}" + END, description="2 to 8 capital letters, unique here.")]
ProjectName = Annotated[str, Meta(min_length=1, max_length=100)]
ProjectDescription = Annotated[str, Meta(max_length=5000)]
Role = Literal["owner", "member", "viewer"]
StatusKind = Literal["open", "active", "done"]
StatusName = Annotated[str, Meta(min_length=1, max_length=50)]
WipLimit = Annotated[int, Meta(ge=1, le=1000, description="At most so many tasks in this column.")]
CategoryName = Annotated[str, Meta(min_length=1, max_length=50)]
LabelName = Annotated[str, Meta(min_length=1, max_length=50)]
Colour = Annotated[str, Meta(pattern="^#[0-9a-f]{6}" + END, description="As in CSS: #rrggbb, lower case.")]


class Status(Part):
    """A column of a project's board."""

    id: StatusId
    project_id: ProjectId
    name: str
    kind: StatusKind
    position: str
    wip_limit: int | None
    version: int


class Category(Part):
    """What sort of work a task is; a task has at most one."""

    id: CategoryId
    project_id: ProjectId
    name: str
    version: int


class Label(Part):
    """A coloured word; a task has any number."""

    id: LabelId
    project_id: ProjectId
    name: str
    colour: str
    version: int


class Project(Part):
    """A project with its columns in order; `role` is the asker's own."""

    id: ProjectId
    key: str
    name: str
    description: str
    role: Role
    statuses: list[Status]
    categories: list[Category]
    labels: list[Label]
    archived_at: datetime | None
    deleted_at: datetime | None
    version: int
    created_at: datetime


class ProjectSummary(Part):
    """A project in a list, with the number of its tasks that are not done."""

    id: ProjectId
    key: str
    name: str
    role: Role
    open_tasks: int
    archived_at: datetime | None
    deleted_at: datetime | None
    version: int


class Projects(Part):
    """A page of projects."""

    nodes: list[ProjectSummary]
    page_info: PageInfo


class CreateProject(Command, type="project.create", doors=EVERY_DOOR, reply=Project):
    """Start a project with the columns To do, Doing and Done; who creates it owns it."""

    key: ProjectKey
    name: ProjectName
    description: ProjectDescription = ""
    id: ProjectId | None = None


class ListProjects(Query, type="project.list", reply=Projects):
    """The projects I am in, by name; archived and deleted ones when asked for (deleted: to their owners)."""

    archived: bool = False
    deleted: bool = False
    first: First = 50
    after: Cursor | None = None


class ShowProject(Query, type="project.show", reply=Project):
    """One project with its columns, categories and labels, by id or by key."""

    id: ProjectId | None = None
    key: ProjectKey | None = None


class UpdateProject(Command, type="project.update", doors=EVERY_DOOR, reply=Project):
    """Change a project's key, name or description. Tasks are renumbered with the key: HOME-12 becomes CASA-12."""

    id: ProjectId
    key: ProjectKey | UnsetType = UNSET
    name: ProjectName | UnsetType = UNSET
    description: ProjectDescription | UnsetType = UNSET
    expected_version: Version | None = None


class ArchiveProject(Command, type="project.archive", doors=EVERY_DOOR, reply=Project):
    """Put a project away: it can be read, and nothing in it changed."""

    id: ProjectId
    expected_version: Version | None = None


class UnarchiveProject(Command, type="project.unarchive", doors=EVERY_DOOR, reply=Project):
    """Take an archived project up again."""

    id: ProjectId
    expected_version: Version | None = None


class DeleteProject(Command, type="project.delete", doors=EVERY_DOOR, reply=Done):
    """Hide a project for 30 days, after which it is purged."""

    id: ProjectId
    expected_version: Version | None = None


class RestoreProject(Command, type="project.restore", doors=EVERY_DOOR, reply=Project):
    """Bring a deleted project back within 30 days."""

    id: ProjectId


class CreateStatus(Command, type="status.create", doors=EVERY_DOOR, reply=Status):
    """Add a column after another one; without `after_id`, as the last."""

    project_id: ProjectId
    name: StatusName
    kind: StatusKind = "active"
    wip_limit: WipLimit | None = None
    after_id: StatusId | None = None
    id: StatusId | None = None


class UpdateStatus(Command, type="status.update", doors=EVERY_DOOR, reply=Status):
    """Change a column's name, kind or limit (null: no limit)."""

    id: StatusId
    name: StatusName | UnsetType = UNSET
    kind: StatusKind | UnsetType = UNSET
    wip_limit: WipLimit | UnsetType | None = UNSET
    expected_version: Version | None = None


class MoveStatus(Command, type="status.move", doors=EVERY_DOOR, reply=Status):
    """Put a column after another one; without `after_id`, first."""

    id: StatusId
    after_id: StatusId | None = None
    expected_version: Version | None = None


class DeleteStatus(Command, type="status.delete", doors=EVERY_DOOR, reply=Done):
    """Remove a column; its tasks move to the end of another one."""

    id: StatusId
    move_tasks_to: StatusId
    expected_version: Version | None = None


class CreateCategory(Command, type="category.create", doors=EVERY_DOOR, reply=Category):
    """Add a category to a project."""

    project_id: ProjectId
    name: CategoryName
    id: CategoryId | None = None


class UpdateCategory(Command, type="category.update", doors=EVERY_DOOR, reply=Category):
    """Rename a category."""

    id: CategoryId
    name: CategoryName
    expected_version: Version | None = None


class DeleteCategory(Command, type="category.delete", doors=EVERY_DOOR, reply=Done):
    """Remove a category; its tasks stay, without one."""

    id: CategoryId
    expected_version: Version | None = None


class CreateLabel(Command, type="label.create", doors=EVERY_DOOR, reply=Label):
    """Add a label to a project."""

    project_id: ProjectId
    name: LabelName
    colour: Colour = "#6b7280"
    id: LabelId | None = None


class UpdateLabel(Command, type="label.update", doors=EVERY_DOOR, reply=Label):
    """Change a label's name or colour."""

    id: LabelId
    name: LabelName | UnsetType = UNSET
    colour: Colour | UnsetType = UNSET
    expected_version: Version | None = None


class DeleteLabel(Command, type="label.delete", doors=EVERY_DOOR, reply=Done):
    """Remove a label, from its tasks too."""

    id: LabelId
    expected_version: Version | None = None


class ProjectFields(Part, omit_defaults=True):
    """The changed fields of a project."""

    key: str | UnsetType = UNSET
    name: str | UnsetType = UNSET
    description: str | UnsetType = UNSET
    archived_at: datetime | UnsetType | None = UNSET
    deleted_at: datetime | UnsetType | None = UNSET
    version: int | UnsetType = UNSET


class CreatedProject(Part):
    """A whole new project, as its log begins."""

    id: ProjectId
    key: str
    name: str
    description: str
    statuses: list[Status]
    owner_id: UserId


class ProjectCreated(Event, type="project.created", stream=PROJECT):
    """A project was started."""

    after: CreatedProject


class ProjectUpdated(Event, type="project.updated", stream=PROJECT):
    """A project's key, name or description changed."""

    before: ProjectFields
    after: ProjectFields


class ProjectArchived(Event, type="project.archived", stream=PROJECT):
    """A project was put away."""

    before: ProjectFields
    after: ProjectFields


class ProjectUnarchived(Event, type="project.unarchived", stream=PROJECT):
    """A project was taken up again."""

    before: ProjectFields
    after: ProjectFields


class ProjectDeleted(Event, type="project.deleted", stream=PROJECT):
    """A project was hidden, to be purged after 30 days."""

    before: ProjectFields
    after: ProjectFields


class ProjectRestored(Event, type="project.restored", stream=PROJECT):
    """A deleted project came back."""

    before: ProjectFields
    after: ProjectFields


class StatusFields(Part, omit_defaults=True):
    """The changed fields of a column."""

    name: str | UnsetType = UNSET
    kind: str | UnsetType = UNSET
    position: str | UnsetType = UNSET
    wip_limit: int | UnsetType | None = UNSET
    version: int | UnsetType = UNSET


class StatusCreated(Event, type="status.created", stream=PROJECT):
    """A column was added."""

    after: Status


class StatusUpdated(Event, type="status.updated", stream=PROJECT):
    """A column's name, kind or limit changed."""

    before: StatusFields
    after: StatusFields


class StatusMoved(Event, type="status.moved", stream=PROJECT):
    """A column went elsewhere among the columns."""

    before: StatusFields
    after: StatusFields


class StatusDeleted(Event, type="status.deleted", stream=PROJECT):
    """A column was removed; a `task.moved` for each of its tasks comes before."""

    before: Status


class CategoryCreated(Event, type="category.created", stream=PROJECT):
    """A category was added."""

    after: Category


class CategoryUpdated(Event, type="category.updated", stream=PROJECT):
    """A category was renamed."""

    before: Category
    after: Category


class CategoryDeleted(Event, type="category.deleted", stream=PROJECT):
    """A category was removed, from its tasks too."""

    before: Category


class LabelCreated(Event, type="label.created", stream=PROJECT):
    """A label was added."""

    after: Label


class LabelUpdated(Event, type="label.updated", stream=PROJECT):
    """A label's name or colour changed."""

    before: Label
    after: Label


class LabelDeleted(Event, type="label.deleted", stream=PROJECT):
    """A label was removed, from its tasks too."""

    before: Label
