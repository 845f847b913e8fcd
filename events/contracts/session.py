"""Sessions: one a device, each with an access token of 10 minutes and a refresh token that rotates."""

from datetime import datetime
from typing import Annotated

from msgspec import Meta

from events.contracts.message import (
    ANYONE,
    EVERY_DOOR,
    GATEWAY,
    HTTP,
    PERSON,
    Choice,
    Command,
    Done,
    Event,
    Part,
    ProjectId,
    Query,
    SessionId,
    UserId,
)
from events.contracts.user import EmailAddress, GivenPassword, GivenToken, Session


class OpenSession(Part):
    """One device of mine."""

    id: SessionId
    current: bool
    created_at: datetime
    last_used_at: datetime
    address: str | None
    agent: str | None


class OpenSessions(Part):
    """My devices, the last used first."""

    nodes: list[OpenSession]


class LogIn(Command, type="session.log-in", asks=ANYONE, reply=Session):
    """Open a session with e-mail and password."""

    email: EmailAddress
    password: GivenPassword


class RefreshSession(Command, type="session.refresh", asks=ANYONE, reply=Session):
    """Exchange a refresh token, once, for a new pair of tokens; a browser's comes out of its cookie."""

    refresh_token: GivenToken | None = None


class LogOut(Command, type="session.log-out", doors=EVERY_DOOR, reply=Done):
    """End the session that asks."""


class EndSession(Command, type="session.end", doors=EVERY_DOOR, reply=Done):
    """End one of my sessions, on whatever device."""

    id: SessionId


class EndOtherSessions(Command, type="session.end-others", doors=EVERY_DOOR, reply=Done):
    """End all my sessions but the one that asks."""


class ListSessions(Query, type="session.list", reply=OpenSessions):
    """My open sessions."""


class Listener(Choice):
    """One open socket, as the gateway knows it: whose, in which session, listening to which projects."""

    user_id: UserId
    session_id: SessionId
    project_ids: list[ProjectId]


class LostListener(Part):
    """A socket that may no longer listen: at all, or to these projects."""

    session_id: SessionId
    session_ended: bool
    project_ids: list[ProjectId]


class Audience(Part):
    """Those of the asked listeners who lost something; the others hold."""

    lost: list[LostListener]


class CheckAudience(Query, type="session.check-audience", doors=HTTP, asks=GATEWAY, reply=Audience):
    """Which of these sessions and memberships still hold, for the gateway's open sockets."""

    listeners: Annotated[list[Listener], Meta(max_length=5000)]


class SessionStarted(Event, type="session.started", stream=PERSON):
    """Somebody logged in."""

    session_id: SessionId


class SessionEnded(Event, type="session.ended", stream=PERSON):
    """A session ended: by its owner, a password change, an administrator, or because its refresh token was reused."""

    session_ids: list[SessionId]
    reason: str
