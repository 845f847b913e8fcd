"""What the statements of inboxes answer, where it is not a reply."""

import msgspec

from events.contracts.message import NotificationId


class Marked(msgspec.Struct, frozen=True):
    """The notifications that have just become read."""

    ids: list[NotificationId]
