"""The only way to a function: a query is plain JSON, a command a binary CloudEvent, one call each."""

import asyncio
import logging
import secrets
import uuid
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

import aiohttp
import msgspec
from strawberry.utils.str_converters import to_camel_case

from events import names
from events.contracts.message import Command, Query

DEADLINE = 10.0
"""Seconds, in all: connecting, waiting, and the second try after a broken connection."""
CONNECTIONS = 256
MOST_AT_ONCE = 1024
"""Calls under way; what comes on top is told to try again, instead of waiting in a queue without a bound."""
KEPT_IDLE = 4.0
"""Seconds; less than a server's (uvicorn: 5), so that a kept connection is rarely one that just closed."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Asker:
    """On whose behalf a function is called: passed on unchanged, judged by the function."""

    authorization: str | None = None
    address: str | None = None
    agent: str | None = None
    idempotency_key: str | None = None
    traceparent: str = field(default_factory=lambda: f"00-{secrets.token_hex(16)}-{secrets.token_hex(8)}-01")

    @property
    def trace(self) -> str:
        """The trace id of W3C Trace Context, by which the logs of all processes are found."""
        return self.traceparent.split("-")[1] if self.traceparent.count("-") >= 3 else self.traceparent


class Refusal(Exception):
    """A function's expected no, or (`internal`, `unavailable`) a failure whose details stay in the log."""

    def __init__(self, code: str, detail: str, members: dict[str, Any] | None = None) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail
        self.members = members or {}

    @property
    def extensions(self) -> dict[str, Any]:
        """What GraphQL says beside the message: the code, and what the problem says more, named as GraphQL names."""
        return {"code": self.code, **self.members}


class Functions:
    """A pooled keep-alive client of all functions; an async context manager."""

    def __init__(self, url: str, gateway_secret: str) -> None:
        """`url` is a template with `{service}`; `gateway_secret` opens the operations that are the gateway's own."""
        self._url = url
        self.own = Asker(authorization=f"Gateway {gateway_secret}")
        self._under_way = 0

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=CONNECTIONS, keepalive_timeout=KEPT_IDLE),
            cookie_jar=aiohttp.DummyCookieJar(),
            skip_auto_headers=("User-Agent", "Accept", "Accept-Encoding"),
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._session.close()

    async def call(
        self,
        contract: type[Command] | type[Query],
        body: Any,
        asker: Asker,
        key: str = "",
        deadline: float | None = None,
    ) -> bytes:
        """Ask the operation of `contract`; `key` is the GraphQL response key, `deadline` a time of the event loop.

        Answers the reply as JSON. Raises Refusal.
        """
        if self._under_way >= MOST_AT_ONCE:
            raise _unavailable()
        try:
            data = msgspec.json.encode(body)
        except RecursionError:
            raise Refusal("malformed", "The input is nested too deeply.") from None
        headers = _headers(contract, asker, key)
        service = names.service_name(names.operation_name(contract))
        self._under_way += 1
        try:
            async with asyncio.timeout_at(deadline or asyncio.get_running_loop().time() + DEADLINE):
                status, reply, waits = await self._post(self._url.format(service=service), data, headers)
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            log.warning("%s did not answer: %r trace=%s", service, error, asker.trace)
            raise _unavailable() from None
        finally:
            self._under_way -= 1
        if status == 200:
            return reply
        raise _refusal(status, reply, waits, asker)

    async def _post(self, url: str, data: bytes, headers: dict[str, str]) -> tuple[int, bytes, str | None]:
        try:
            return await self._post_once(url, data, headers)
        except (aiohttp.ServerDisconnectedError, aiohttp.ClientOSError):
            # Safe once more: a query changes nothing, and a command is known by its ce-id.
            return await self._post_once(url, data, headers)

    async def _post_once(self, url: str, data: bytes, headers: dict[str, str]) -> tuple[int, bytes, str | None]:
        async with self._session.post(url, data=data, headers=headers, allow_redirects=False) as response:
            return response.status, await response.read(), response.headers.get("Retry-After")


def _headers(contract: type[Command] | type[Query], asker: Asker, key: str) -> dict[str, str]:
    headers = {"Content-Type": "application/json", "traceparent": asker.traceparent}
    if asker.authorization:
        headers["Authorization"] = asker.authorization
    if asker.address:
        headers["X-Real-IP"] = asker.address
    if asker.agent:
        headers["User-Agent"] = asker.agent
    if issubclass(contract, Command):
        headers |= {
            "ce-specversion": "1.0",
            "ce-type": names.message_type(contract.terms.type),
            "ce-source": "/gateway",
            "ce-id": f"{asker.idempotency_key}#{key}" if asker.idempotency_key else str(uuid.uuid4()),
        }
    return headers


class _Problem(msgspec.Struct):
    """What every problem of a function says (RFC 9457)."""

    code: str
    detail: str


def _refusal(status: int, reply: bytes, waits: str | None, asker: Asker) -> Refusal:
    if status in (502, 503, 504):
        return _unavailable()
    try:
        problem = msgspec.json.decode(reply, type=_Problem)
        more = msgspec.json.decode(reply, type=dict[str, Any])
    except msgspec.DecodeError:
        problem = None
    if status >= 500 or problem is None:
        log.error("a function answered %d: %.200r trace=%s", status, reply, asker.trace)
        return internal(asker)
    members = {
        to_camel_case(name): value
        for name, value in more.items()
        if name not in ("type", "title", "status", "detail", "instance", "code")
    }
    if status == 429 and waits and waits.isdigit():
        members.setdefault("retryAfter", int(waits))
    return Refusal(problem.code, problem.detail, members)


def internal(asker: Asker) -> Refusal:
    """What is said of a bug: nothing but where to find it in the log."""
    return Refusal("internal", "Something went wrong here. It is in the log.", {"traceId": asker.trace})


def _unavailable() -> Refusal:
    return Refusal("unavailable", "This cannot be answered right now. Try again in a moment.")
