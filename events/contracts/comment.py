"""What people say about a task."""

from datetime import datetime
from typing import Annotated

from msgspec import Meta

from events.contracts.message import (
    EVERY_DOOR,
    PROJECT,
    Command,
    CommentId,
    Cursor,
    Done,
    Event,
    First,
    PageInfo,
    Part,
    Query,
    TaskId,
    UserId,
    Version,
)
from events.contracts.user import Person

CommentText = Annotated[
    str, Meta(min_length=1, max_length=10_000, description="Markdown; a mention is `[@Ana](user:<id>)`.")
]


class Comment(Part):
    """A comment on a task."""

    id: CommentId
    task_id: TaskId
    author: Person
    text: str
    version: int
    created_at: datetime
    edited_at: datetime | None


class Comments(Part):
    """A page of comments, the oldest first."""

    nodes: list[Comment]
    page_info: PageInfo


class AddComment(Command, type="comment.add", doors=EVERY_DOOR, reply=Comment):
    """Say something about a task; who is mentioned and may see it is told, and watches the task from then on."""

    task_id: TaskId
    text: CommentText
    id: CommentId | None = None


class EditComment(Command, type="comment.edit", doors=EVERY_DOOR, reply=Comment):
    """Change what I said."""

    id: CommentId
    text: CommentText
    expected_version: Version | None = None


class DeleteComment(Command, type="comment.delete", doors=EVERY_DOOR, reply=Done):
    """Take back what I said."""

    id: CommentId
    expected_version: Version | None = None


class ListComments(Query, type="comment.list", reply=Comments):
    """What was said about a task, the oldest first."""

    task_id: TaskId
    first: First = 50
    after: Cursor | None = None


class CommentData(Part):
    """A comment as its log has it; `mentions` are those of the project's members whom the text names."""

    id: CommentId
    task_id: TaskId
    author_id: UserId
    text: str
    mentions: list[UserId]
    version: int


class CommentAdded(Event, type="comment.added", stream=PROJECT):
    """Somebody commented on a task."""

    after: CommentData


class CommentEdited(Event, type="comment.edited", stream=PROJECT):
    """A comment was changed by its author."""

    before: CommentData
    after: CommentData


class CommentDeleted(Event, type="comment.deleted", stream=PROJECT):
    """A comment was taken back by its author."""

    before: CommentData
