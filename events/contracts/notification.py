"""What somebody should know: the inbox."""

from datetime import datetime
from typing import Annotated, Literal

from msgspec import Meta

from events.contracts.message import (
    EVERY_DOOR,
    INBOX,
    Command,
    CommentId,
    Cursor,
    Event,
    First,
    InvitationId,
    NotificationId,
    PageInfo,
    Part,
    ProjectId,
    Query,
    TaskId,
    UserId,
)
from events.contracts.user import Person

NotificationKind = Literal[
    "assigned", "mentioned", "invited", "task_changed", "task_commented", "task_completed", "role_changed"
]


class AboutProject(Part):
    """The project that a notification is about."""

    id: ProjectId
    key: str
    name: str


class AboutTask(Part):
    """The task that a notification is about."""

    id: TaskId
    key: str
    title: str


class Notification(Part):
    """One thing to know; `task`, `comment_id` and `invitation_id` are set as the kind has it."""

    id: NotificationId
    kind: NotificationKind
    actor: Person | None
    project: AboutProject
    task: AboutTask | None
    comment_id: CommentId | None
    invitation_id: InvitationId | None
    created_at: datetime
    read_at: datetime | None


class Notifications(Part):
    """A page of the inbox, the newest first, as of `(epoch, seq)` of its stream."""

    epoch: int
    seq: int
    unread_count: int
    nodes: list[Notification]
    page_info: PageInfo


class ListNotifications(Query, type="notification.list", reply=Notifications):
    """My inbox, the newest first; `unread`: only what I have not read."""

    unread: bool = False
    first: First = 50
    after: Cursor | None = None


class NotificationsRead(Part):
    """How many became read, and how many are not."""

    marked: int
    unread_count: int


class MarkNotificationsRead(Command, type="notification.mark-read", doors=EVERY_DOOR, reply=NotificationsRead):
    """Mark some of my notifications read; without `ids`, all of them."""

    ids: Annotated[list[NotificationId], Meta(max_length=500)] | None = None


class NotificationData(Part):
    """A notification as its log has it: ids, not names."""

    id: NotificationId
    kind: NotificationKind
    project_id: ProjectId
    task_id: TaskId | None
    comment_id: CommentId | None
    invitation_id: InvitationId | None
    event_actor_id: UserId | None


class NotificationAdded(Event, type="notification.added", stream=INBOX):
    """Something came into somebody's inbox."""

    after: NotificationData


class NotificationsMarkedRead(Event, type="notification.marked-read", stream=INBOX):
    """Somebody read some, or (null) all, of their inbox."""

    ids: list[NotificationId] | None
