"""Exchange a refresh token, once, for a new pair of tokens."""

from events.contracts.session import RefreshSession
from events.contracts.user import Session
from functions.runtime import Work, operation
from functions.session import statements as sql
from functions.session.rules import exchanged_before
from functions.sessions import REFRESH_LIFETIME, new_refresh_token, read_refresh_token, session_reply, token_hash


@operation
def refresh_session(command: RefreshSession, work: Work) -> Session:
    given = command.refresh_token or ""
    read = read_refresh_token(given)
    refresh_token = new_refresh_token(read.session_id)
    rotated = work.maybe(
        sql.rotate_session,
        id=read.session_id,
        refresh_hash=token_hash(given),
        new_hash=token_hash(refresh_token),
        expires_at=work.now + REFRESH_LIFETIME,
        address=work.call.address,
        agent=work.call.agent,
    )
    if rotated is None:
        raise exchanged_before(work, given, read)
    return session_reply(work, read.session_id, rotated.user, refresh_token)
