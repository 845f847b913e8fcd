"""Access tokens and command tokens: the only module that knows python-jose.

One algorithm, a known key, every claim there, at most 4 KB; whatever else is wrong with a token is a 401. The library
alone is laxer: it takes tokens without `exp` and without `aud`, and raises outside its own errors for odd claims.
"""

import time
from functools import lru_cache
from typing import Any
from uuid import UUID, uuid4

import msgspec
from jose import jws, jwt

from events.contracts.message import SessionId, UserId
from functions.refusals import unauthenticated
from functions.settings import settings

ALGORITHM = "HS256"
LONGEST_TOKEN = 4096  # characters
ACCESS_LIFETIME = 600  # seconds
COMMAND_LIFETIME = 7 * 24 * 3600  # seconds
ACCESS_AUDIENCE = "taskfleet"
COMMAND_AUDIENCE = "taskfleet-command"


class Claims(msgspec.Struct, frozen=True):
    """Who a token speaks for; a command token also says for which message."""

    sub: UUID
    sid: UUID
    jti: str
    iat: int
    exp: int
    aud: str
    type: str | None = None
    id: str | None = None
    hash: str | None = None

    @property
    def user_id(self) -> UserId:
        """Whose it is."""
        return UserId(self.sub)

    @property
    def session_id(self) -> SessionId:
        """In which session it was issued."""
        return SessionId(self.sid)


def access_token(user_id: UserId, session_id: SessionId) -> str:
    """A JWT that speaks for a session for 10 minutes."""
    return _signed(settings().jwt_keys, ACCESS_AUDIENCE, ACCESS_LIFETIME, user_id, session_id)


def command_token(user_id: UserId, session_id: SessionId, *, type: str, id: str, body_hash: str) -> str:
    """A JWT good for 7 days and for this one message: its type, id and body."""
    message = {"type": type, "id": id, "hash": body_hash}
    return _signed(settings().command_keys, COMMAND_AUDIENCE, COMMAND_LIFETIME, user_id, session_id, **message)


def read_access_token(token: str) -> Claims:
    """What an access token says. Raises the refusal 401 for anything but a good one."""
    return _in_time(_verified(token, ACCESS_AUDIENCE))


def read_command_token(token: str) -> Claims:
    """What a command token says. Raises the refusal 401 for anything but a good one."""
    return _in_time(_verified(token, COMMAND_AUDIENCE))


def _signed(
    ring: dict[str, str], audience: str, lifetime: int, user_id: UserId, session_id: SessionId, **more: str
) -> str:
    key_id, secret = next(iter(ring.items()))
    now = int(time.time())
    claims: dict[str, Any] = {
        "sub": str(user_id),
        "sid": str(session_id),
        "jti": uuid4().hex,
        "iat": now,
        "exp": now + lifetime,
        "aud": audience,
        **more,
    }
    return jwt.encode(claims, secret, algorithm=ALGORITHM, headers={"kid": key_id})


def _in_time(claims: Claims) -> Claims:
    if claims.exp <= time.time():
        raise unauthenticated("The access token has expired.")
    return claims


@lru_cache(maxsize=4096)
def _verified(token: str, audience: str) -> Claims:
    try:
        if len(token) > LONGEST_TOKEN or not token.isascii():
            raise ValueError
        header = jws.get_unverified_header(token)
        if header.get("alg") != ALGORITHM or "crit" in header:
            raise ValueError
        ring = settings().jwt_keys if audience == ACCESS_AUDIENCE else settings().command_keys
        payload = jws.verify(token, ring[header["kid"]], ALGORITHM)
        claims = msgspec.json.decode(payload, type=Claims)
        if claims.aud != audience:
            raise ValueError
    except Exception as wrong:  # the library raises outside its own errors, and all of it means the same
        raise unauthenticated() from wrong
    return claims
