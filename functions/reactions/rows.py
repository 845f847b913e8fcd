"""What the statements of reactions answer."""

import msgspec

from events.contracts.message import UserId
from events.contracts.notification import NotificationKind


class Told(msgspec.Struct, frozen=True):
    """Somebody who is to be told, and as what."""

    user_id: UserId
    kind: NotificationKind
