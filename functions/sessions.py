"""Sessions: opening one for a device, and the pair of tokens that speaks for it."""

import hashlib
import secrets
from datetime import timedelta

from events.contracts.message import SessionId
from events.contracts.session import SessionStarted
from events.contracts.user import Session, User
from functions.runtime import Work, uuid7
from functions.session import statements as sql
from functions.tokens import ACCESS_LIFETIME, access_token

REFRESH_LIFETIME = timedelta(days=30)
TOKEN_BYTES = 32


def new_token() -> str:
    """A one-time or refresh token: 256 random bits, to be told once."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def token_hash(token: str) -> bytes:
    """What is kept of such a token."""
    return hashlib.sha256(token.encode()).digest()


def open_session(work: Work, user: User) -> Session:
    """Open a session for a user on the device that asks, and let it speak for the rest of this work."""
    session_id, refresh_token = SessionId(uuid7()), new_token()
    work.one(
        sql.insert_session,
        id=session_id,
        user_id=user.id,
        refresh_hash=token_hash(refresh_token),
        expires_at=work.now + REFRESH_LIFETIME,
        address=work.call.address,
        agent=work.call.agent,
    )
    work.speaks_for(user.id, session_id, administrator=user.administrator)
    work.announce(SessionStarted(session_id=session_id), subject=session_id, user=user.id)
    return Session(
        access_token=access_token(user.id, session_id),
        refresh_token=refresh_token,
        expires_at=work.now + timedelta(seconds=ACCESS_LIFETIME),
        user=user,
    )
