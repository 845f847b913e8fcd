"""What is news, and for whom."""

from collections.abc import Sequence
from uuid import UUID

import msgspec
from msgspec.structs import replace

from events.contracts.comment import CommentAdded, CommentEdited
from events.contracts.member import InvitationCreated, MemberRoleChanged
from events.contracts.message import CommentId, Event, InvitationId, TaskId, UserId
from events.contracts.notification import NotificationKind
from events.contracts.task import TaskAssigned, TaskCompleted, TaskCreated, TaskMoved, TaskReopened, TaskUpdated


class News(msgspec.Struct, frozen=True, kw_only=True):
    """Who is told what: those named as one thing, and those who watch the task (null: they are not) as another."""

    named: Sequence[UserId | None] = ()
    named_as: NotificationKind | None = None
    watching_as: NotificationKind | None = None
    task_id: TaskId | None = None
    comment_id: CommentId | None = None
    invitation_id: InvitationId | None = None


NOTHING = News()


def news_of(event: Event, subject: UUID) -> News:
    """What is news about an event on a project's stream that is about `subject`.

    A card that found another place in its column is none, nor is a task that was deleted: nobody could open it.
    """
    task_id = TaskId(subject)
    match event:
        case TaskCreated(after=task):
            return News(task_id=task_id, named=[task.assignee_id], named_as="assigned")
        case TaskAssigned(after=given):
            named = [given.assignee_id or None]
            return News(task_id=task_id, named=named, named_as="assigned", watching_as="task_changed")
        case TaskMoved(before=left, after=entered) if left.status_id == entered.status_id:
            return NOTHING
        case TaskUpdated() | TaskMoved() | TaskReopened():
            return News(task_id=task_id, watching_as="task_changed")
        case TaskCompleted():
            return News(task_id=task_id, watching_as="task_completed")
        case CommentAdded(after=said):
            told = News(task_id=task_id, named=said.mentions, named_as="mentioned", watching_as="task_commented")
            return replace(told, comment_id=said.id)
        case CommentEdited(before=was, after=said):
            named = [user_id for user_id in said.mentions if user_id not in was.mentions]
            return News(task_id=task_id, named=named, named_as="mentioned", comment_id=said.id)
        case InvitationCreated(after=invited):
            return News(named=[invited.user_id], named_as="invited", invitation_id=InvitationId(subject))
        case MemberRoleChanged(after=member):
            return News(named=[member.user_id], named_as="role_changed")
    return NOTHING
