"""Tell people in their inboxes what happened that concerns them."""

from msgspec.structs import asdict

from events.contracts.comment import CommentAdded, CommentEdited
from events.contracts.member import InvitationCreated, MemberRoleChanged
from events.contracts.message import Event, NotificationId
from events.contracts.notification import NotificationAdded, NotificationData
from events.contracts.task import TaskAssigned, TaskCompleted, TaskCreated, TaskMoved, TaskReopened, TaskUpdated
from events.names import message_type
from functions.reactions import statements as sql
from functions.reactions.heard import heard
from functions.reactions.news import NOTHING, news_of
from functions.runtime import Work, reaction, uuid7

SAYS_IT_BETTER = [message_type(event.terms.type) for event in (TaskCompleted, TaskReopened)]


@reaction(
    *(TaskCreated, TaskUpdated, TaskAssigned, TaskMoved, TaskCompleted, TaskReopened),
    *(CommentAdded, CommentEdited, InvitationCreated, MemberRoleChanged),
)
def notify(event: Event, work: Work) -> None:
    about = heard(work)
    news = news_of(event, about.subject)
    if news is NOTHING:
        return
    # A task that enters or leaves a done column is moved, and completed or reopened: one piece of news.
    if isinstance(event, TaskMoved) and work.one(
        sql.said_too, change_id=about.change_id, subject=about.subject, types=SAYS_IT_BETTER
    ):
        return
    to_tell = work.all(
        sql.to_tell,
        project_id=about.project_id,
        task_id=news.task_id,
        actor_id=about.actor_id,
        named=news.named,
        named_as=news.named_as,
        watching_as=news.watching_as,
        outsiders_too=news.invitation_id is not None,
    )
    notifications = {
        each.user_id: NotificationData(
            id=NotificationId(uuid7()),
            kind=each.kind,
            project_id=about.project_id,
            task_id=news.task_id,
            comment_id=news.comment_id,
            invitation_id=news.invitation_id,
            event_actor_id=about.actor_id,
        )
        for each in to_tell
    }
    rows = [{"user_id": user_id, "actor_id": about.actor_id, **asdict(told)} for user_id, told in notifications.items()]
    for told in work.all(sql.insert_notifications, event_id=about.id, rows=rows):
        notification = notifications[told.user_id]
        work.announce(NotificationAdded(after=notification), subject=notification.id, inbox=told.user_id)
