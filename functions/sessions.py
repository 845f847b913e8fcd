"""Sessions: opening one for a device, ending some, and the pair of tokens that speaks for one.

A refresh token is its session's id, 256 random bits, and a proof that it was issued here; the session keeps a hash of
the present one. The proof tells a token that was exchanged long ago, of which nothing is kept, from a forged one: that
somebody still has it means that it was stolen, from them or by them.
"""

import base64
import hashlib
import hmac
import secrets
from datetime import timedelta
from uuid import UUID

import msgspec

from events.contracts.message import SessionId, UserId
from events.contracts.session import SessionEnded, SessionStarted
from events.contracts.user import Session, User
from functions.refusals import unauthenticated
from functions.runtime import Work, uuid7
from functions.runtime.cache import shared_cache
from functions.session import statements as sql
from functions.settings import settings
from functions.tokens import ACCESS_LIFETIME, access_token

REFRESH_LIFETIME = timedelta(days=30)
TOKEN_BYTES = 32
PROOF_BYTES = 16


class RefreshToken(msgspec.Struct, frozen=True):
    """What a refresh token says, and whether it was issued here."""

    session_id: SessionId
    genuine: bool


def new_token() -> str:
    """A one-time token: 256 random bits, to be told once."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def token_hash(token: str) -> bytes:
    """What is kept of a one-time or refresh token."""
    return hashlib.sha256(token.encode()).digest()


def new_refresh_token(session_id: SessionId) -> str:
    """A refresh token for a session, to be told once."""
    said = session_id.bytes + secrets.token_bytes(TOKEN_BYTES)
    return base64.urlsafe_b64encode(said + _proofs(said)[0]).rstrip(b"=").decode()


def read_refresh_token(token: str) -> RefreshToken:
    """What a refresh token says. Raises the refusal 401 for what cannot be one."""
    try:
        read = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True)
        said, proof = read[:-PROOF_BYTES], read[-PROOF_BYTES:]
        session_id = SessionId(UUID(bytes=said[:-TOKEN_BYTES]))
    except ValueError as wrong:
        raise unauthenticated() from wrong
    return RefreshToken(session_id, any(hmac.compare_digest(proof, made) for made in _proofs(said)))


def open_session(work: Work, user: User) -> Session:
    """Open a session for a user on the device that asks, and let it speak for the rest of this work."""
    session_id = SessionId(uuid7())
    refresh_token = new_refresh_token(session_id)
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
    return session_reply(work, session_id, user, refresh_token)


def session_reply(work: Work, session_id: SessionId, user: User, refresh_token: str) -> Session:
    """What somebody is told whose session is new or has a new refresh token."""
    return Session(
        access_token=access_token(user.id, session_id),
        refresh_token=refresh_token,
        expires_at=work.now + timedelta(seconds=ACCESS_LIFETIME),
        user=user,
    )


def end_sessions(
    work: Work, user_id: UserId, reason: str, *, only: SessionId | None = None, but: SessionId | None = None
) -> bool:
    """End a user's open sessions: all, `only` one, or all `but` one. Answers whether there was any."""
    ended = [SessionId(session.id) for session in work.all(sql.end_sessions, user_id=user_id, only=only, but=but)]
    if ended:
        work.announce(SessionEnded(session_ids=ended, reason=reason), subject=only or user_id, user=user_id)
        work.after_commit(lambda: shared_cache().end_sessions(user_id, ended))
    return bool(ended)


def _proofs(said: bytes) -> list[bytes]:
    """The proof under each key of the ring; the first key signs."""
    keys = settings().jwt_keys.values()
    return [hmac.digest(key.encode(), b"refresh token" + said, "sha256")[:PROOF_BYTES] for key in keys]
