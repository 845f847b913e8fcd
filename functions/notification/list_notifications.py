"""List my inbox, the newest first."""

from datetime import datetime
from uuid import UUID

from events.contracts.notification import ListNotifications, Notifications
from functions.cursors import read_cursor
from functions.notification import statements as sql
from functions.runtime import Json, Work, operation


@operation
def list_notifications(query: ListNotifications, work: Work) -> Json[Notifications]:
    return work.reply(
        sql.list_notifications,
        user_id=work.actor,
        unread=query.unread,
        first=query.first,
        **read_cursor(query.after, created_at=datetime, id=UUID),
    )
