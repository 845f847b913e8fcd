"""What operations on sessions decide alike."""

from functions.refusals import Refusal, refused, unauthenticated
from functions.runtime import Work
from functions.session import statements as sql
from functions.sessions import RefreshToken, end_sessions, token_hash


def exchanged_before(work: Work, given: str, read: RefreshToken) -> Refusal:
    """The refusal for a refresh token that is not its session's present one.

    One that was exchanged a moment ago is somebody's second request: the session goes on with the new token. One that
    was exchanged before that is in two hands, and which of them is the owner's cannot be known: the session ends.
    """
    session = work.maybe(sql.former_session, id=read.session_id, refresh_hash=token_hash(given))
    if session is None or not read.genuine:
        return unauthenticated("The session has ended. Log in again.")
    if session.forgiven:
        return refused("just_refreshed", "This refresh token was exchanged a moment ago. Use the new one.")
    end_sessions(work, session.user_id, "refresh token reused", only=read.session_id)
    return unauthenticated("This refresh token was used before, so its session has ended. Log in.").keeping_changes()
