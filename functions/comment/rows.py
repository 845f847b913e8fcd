"""What the statements of comments answer, where it is not a reply."""

import msgspec

from events.contracts.comment import CommentData
from events.contracts.message import ProjectId, TaskId
from functions.access.rows import Standing


class CommentedTask(msgspec.Struct, frozen=True):
    """A task that somebody wants to comment on, locked; `standing` is that of who asks, null for outsiders."""

    id: TaskId
    project_id: ProjectId
    standing: Standing | None


class CommentForChange(msgspec.Struct, frozen=True):
    """A comment locked for a change, with its task's project; `standing` is that of who asks, null for outsiders."""

    comment: CommentData
    project_id: ProjectId
    standing: Standing | None


class ToldComment(msgspec.Struct, frozen=True):
    """A comment just written: as the JSON of its reply, and as its log has it."""

    reply: msgspec.Raw
    data: CommentData
