"""GraphQL over HTTP: one JSON document a POST, in and out."""

import logging
import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

import msgspec
from graphql import GraphQLError
from strawberry.http.ides import get_graphql_ide_html

from gateway.answer import answer, prepare
from gateway.call_function import Asker, Functions, internal
from gateway.documents import Documents, Unacceptable
from gateway.session_cookie import PATH as SESSION_PATH
from gateway.session_cookie import SessionCookie
from gateway.settings import Settings

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Headers = dict[bytes, bytes]

LARGEST_BODY = 1024 * 1024
LONGEST_KEY = 200
PATHS = ("/graphql", SESSION_PATH)
JSON = b"application/json"
GRAPHQL_JSON = b"application/graphql-response+json"
PAGE = b"text/html; charset=utf-8"
_TRACEPARENT = re.compile(r"00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}")
log = logging.getLogger(__name__)


class Request(msgspec.Struct):
    """The body of a request (GraphQL over HTTP, 5.4). A batch is a list, and so none."""

    query: str
    operation_name: str | None = msgspec.field(default=None, name="operationName")
    variables: dict[str, Any] | None = None


class Malformed(Exception):
    """No GraphQL request at all: HTTP status, code and sentence."""

    def __init__(self, status: int, code: str, detail: str) -> None:
        super().__init__(detail)
        self.status = status
        self.code = code


_decode = msgspec.json.Decoder(Request).decode


class GraphQLOverHTTP:
    """Answers /graphql and /graphql/session; an ASGI application for `http` scopes."""

    def __init__(self, settings: Settings, documents: Documents, functions: Functions) -> None:
        self._settings = settings
        self._documents = documents
        self._functions = functions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, one response."""
        headers: Headers = dict(scope["headers"])
        accepted = headers.get(b"accept", b"")
        if scope["method"] == "GET" and self._settings.development and b"text/html" in accepted:
            page = get_graphql_ide_html(graphql_ide="graphiql")
            await respond(send, 200, page.encode(), PAGE)
            return
        cookie = SessionCookie(
            wanted=headers.get(b"taskfleet-session") == b"cookie",
            cookies=_text(headers, b"cookie") if scope["path"] == SESSION_PATH else None,
            secure=self._settings.secure,
        )
        media_type = GRAPHQL_JSON if GRAPHQL_JSON in accepted else JSON
        # Who asks for the older media type cannot tell our 400 from that of a proxy (GraphQL over HTTP, 6.4).
        unacceptable = 400 if media_type is GRAPHQL_JSON else 200
        asker = asker_of(headers)
        try:
            _check(scope["method"], headers)
            request = await _read(receive)
            document = self._documents.open(request.query)
            operation = prepare(document, request.operation_name, request.variables or {})
            status, body = 200, await answer(operation, self._functions, asker, cookie)
        except Malformed as refused:
            status, body = refused.status, _errors(refused.code, [GraphQLError(str(refused))])
        except Unacceptable as refused:
            status, body = unacceptable, _errors(refused.code, refused.errors)
        except Exception:
            log.exception("a request failed trace=%s", asker.trace)
            bug = internal(asker)
            status, body = 500, _errors(bug.code, [GraphQLError(bug.detail, extensions=bug.extensions)])
        await respond(send, status, body, media_type, cookie.header)


def asker_of(headers: Headers) -> Asker:
    """Who asks, as the request's headers say. X-Real-IP is believed: NGINX sets it, whatever came."""
    named: dict[str, str] = {}
    traceparent = _text(headers, b"traceparent")
    if traceparent and _TRACEPARENT.fullmatch(traceparent):
        named["traceparent"] = traceparent
    return Asker(
        authorization=bearer(_text(headers, b"authorization")),
        address=_text(headers, b"x-real-ip"),
        agent=_text(headers, b"user-agent"),
        idempotency_key=_text(headers, b"idempotency-key"),
        **named,
    )


def bearer(authorization: str | None) -> str | None:
    """What is passed on: a bearer token, never a credential like the gateway's own."""
    return authorization if authorization and authorization[:7].lower() == "bearer " else None


async def respond(send: Send, status: int, body: bytes, media_type: bytes, cookie: str | None = None) -> None:
    """Send one whole response that nobody may keep."""
    headers = [
        (b"content-type", media_type),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
    ]
    if cookie:
        headers.append((b"set-cookie", cookie.encode()))
    if status == 405:
        headers.append((b"allow", b"POST"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _check(method: str, headers: Headers) -> None:
    if method != "POST":
        raise Malformed(405, "method_not_allowed", "Queries and mutations are sent by POST.")
    # Any other type can be sent by a form of a foreign page, which asks no permission first.
    if headers.get(b"content-type", b"").partition(b";")[0].strip().lower() != JSON:
        raise Malformed(415, "unsupported_media_type", "The content type is application/json.")
    if len(headers.get(b"idempotency-key", b"")) > LONGEST_KEY:
        raise Malformed(400, "malformed", f"An Idempotency-Key has at most {LONGEST_KEY} characters.")


async def _read(receive: Receive) -> Request:
    body = b""
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Malformed(400, "malformed", "The request ended early.")
        body += message.get("body", b"")
        if len(body) > LARGEST_BODY:
            raise Malformed(413, "too_large", "A request has at most 1 MiB.")
        if not message.get("more_body"):
            break
    try:
        return _decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Malformed(
            400, "malformed", "The body is one JSON object with `query`, and nothing else is read."
        ) from None


def _text(headers: Headers, name: bytes) -> str | None:
    value = headers.get(name)
    return value.decode("latin-1") if value else None


def _errors(code: str, errors: list[GraphQLError]) -> bytes:
    formatted = [{"extensions": {"code": code}, **error.formatted} for error in errors]
    return msgspec.json.encode({"errors": formatted})
