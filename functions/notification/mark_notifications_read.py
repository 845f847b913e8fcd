"""Mark some of my notifications read, or all of them."""

from events.contracts.notification import MarkNotificationsRead, NotificationsMarkedRead, NotificationsRead
from functions.notification import statements as sql
from functions.runtime import Work, operation


@operation
def mark_notifications_read(command: MarkNotificationsRead, work: Work) -> NotificationsRead:
    marked = work.one(sql.mark_read, user_id=work.actor, ids=command.ids)
    if marked.ids:
        said = NotificationsMarkedRead(ids=None if command.ids is None else marked.ids)
        work.announce(said, subject=work.actor, inbox=work.actor)
    return NotificationsRead(marked=len(marked.ids), unread_count=work.one(sql.count_unread, user_id=work.actor))
