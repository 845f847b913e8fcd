"""Keeps a browser's refresh token in a cookie that no script can read.

Only for requests with the header `Taskfleet-Session: cookie`, which a foreign page cannot send: it is the proof against
forged requests, and without it the cookie is not looked at. The cookie comes along to /graphql/session only.
"""

from http.cookies import CookieError, SimpleCookie
from typing import Any

import msgspec

from events.contracts.message import Command, Query
from events.contracts.session import LogIn, LogOut, RefreshSession
from events.contracts.user import SignUp
from gateway.call_function import Refusal

NAME = "taskfleet_refresh"
PATH = "/graphql/session"
THIRTY_DAYS = 30 * 24 * 3600
PASSING = {"unavailable", "internal", "slow_down", "just_refreshed"}
"""Refusals that say nothing about the token: it may be good the next time."""


class SessionCookie:
    """One request's dealings with the cookie; `header` is the Set-Cookie it ends with, if any."""

    def __init__(self, wanted: bool, cookies: str | None, secure: bool) -> None:
        """`wanted`: the request has the header; `cookies`: its Cookie header; `secure`: browsers come by TLS."""
        self._wanted = wanted
        self._secure = secure
        self._token = _token_in(cookies) if wanted and cookies else None
        self.header: str | None = None

    def add_token(self, contract: type[Command] | type[Query], body: dict[str, Any]) -> None:
        """Put the cookie's token into a refresh that brings none of its own."""
        if contract is RefreshSession and self._token and body.get("refresh_token") is None:
            body["refresh_token"] = self._token

    def keep_token(self, contract: type[Command] | type[Query], reply: bytes) -> bytes:
        """Move the refresh token of a reply into the cookie; log-out clears it."""
        if not self._wanted:
            return reply
        if contract in (SignUp, LogIn, RefreshSession):
            session = msgspec.json.decode(reply, type=dict[str, Any])
            self.header = self._cookie(session["refresh_token"], THIRTY_DAYS)
            return msgspec.json.encode(session | {"refresh_token": None})
        if contract is LogOut:
            self.header = self._cookie("", 0)
        return reply

    def refused(self, contract: type[Command] | type[Query], refusal: Refusal) -> None:
        """A token that was refused for good is forgotten."""
        if self._wanted and contract is RefreshSession and refusal.code not in PASSING:
            self.header = self._cookie("", 0)

    def _cookie(self, value: str, age: int) -> str:
        secure = "; Secure" if self._secure else ""
        return f"{NAME}={value}; Path={PATH}; Max-Age={age}; HttpOnly; SameSite=Lax{secure}"


def _token_in(cookies: str) -> str | None:
    try:
        morsel = SimpleCookie(cookies).get(NAME)
    except CookieError:
        return None
    return morsel.value if morsel else None
