"""Reading a request: a binary CloudEvent, a structured one, or plain JSON; from HTTP or from Kafka.

The binding is the cloudevents SDK's. functions-framework's own would drop what a function returns, and its 400 page
repeats headers and body.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec
from cloudevents.http import CloudEvent, from_http

from functions.refusals import Refusal, invalid, malformed, refused
from functions.runtime.uuid7 import uuid7

LARGEST_BODY = 1024 * 1024  # bytes
TRACEPARENT = re.compile(r"00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}")
LONGEST_ID = 300  # characters; ASCII, because it becomes an attribute of the events that it causes
PLAIN_SOURCE = "/http"
FROM_KAFKA = "from-kafka"
FROM_CLOCK = "from-clock"
UNKNOWN_FIELD = re.compile(r"(?:unknown|required) field `([^`]*)`")

Asked = TypeVar("Asked")


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """One message to a function.

    `id` is what its sender chose, or null where nobody did: only a chosen id can come twice. `change_id` groups what
    this message brings about.
    """

    type: str
    source: str
    id: str | None
    subject: str | None
    body: bytes
    change_id: str
    causation_id: str | None
    traceparent: str
    authorization: str
    actor_token: str | None
    attributes: dict[str, Any]
    address: str | None
    agent: str | None
    from_kafka: bool
    wants_cloudevent: bool

    @property
    def body_hash(self) -> bytes:
        """SHA-256 of what the body says, however it is spaced: between structured and binary mode bytes change."""
        return hash_of(msgspec.json.decode(self.body))


def hash_of(said: Any) -> bytes:
    """SHA-256 of a body that was read."""
    return hashlib.sha256(msgspec.json.encode(said, order="sorted")).digest()


def read_body(body: bytes, contract: type[Asked], *, within: str = "") -> Asked:
    """A body as its contract has it. Raises a refusal that names the wrong field, and what it is `within`."""
    if b"\\u0000" in body:
        raise refused("invalid", "Text cannot hold the character NUL.")
    try:
        return msgspec.json.decode(body, type=contract)
    except msgspec.ValidationError as wrong:
        detail, _, path = str(wrong).partition(" - at `")
        named = UNKNOWN_FIELD.search(detail)
        parts = (within, path.strip("`").removeprefix("$").lstrip("."), named and named[1])
        raise invalid(".".join(part for part in parts if part), f"{detail}.") from wrong
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as wrong:
        raise malformed("The body is not JSON that can be read.") from wrong


def too_large() -> Refusal:
    """The refusal for a body over 1 MiB, given before it is read whole."""
    return Refusal(413, "too_large", "A message may have 1 MiB at most.")


def read_call(expected_type: str, path: str, headers: Mapping[str, str], body: bytes) -> Call:
    """A request as a call. `expected_type` may be empty where the function takes many types.

    Raises a refusal 400 that repeats nothing of the request.
    """
    content_type = headers.get("content-type", "").partition(";")[0].strip().lower()
    if content_type == "application/cloudevents-batch+json":
        raise malformed("Send one CloudEvent at a time, not a batch.")
    is_event = content_type == "application/cloudevents+json" or "ce-specversion" in headers or "ce-id" in headers
    if is_event:
        event, body = _read_event(content_type, headers, body)
        attributes = dict(event.get_attributes())
        if expected_type and attributes["type"] != expected_type:
            raise malformed("The CloudEvent is of another type than this function answers.")
    elif content_type in ("application/json", "") and (content_type or not body):
        attributes = {}
        body = body or b"{}"
    else:
        raise malformed("Send application/json or a CloudEvent.")
    if is_event and attributes.get("datacontenttype", "application/json").partition(";")[0] != "application/json":
        raise malformed("The data of the CloudEvent must be application/json.")

    chosen = attributes.get("id") or headers.get("idempotency-key")
    if chosen is not None and not (0 < len(chosen) <= LONGEST_ID and chosen.isascii() and chosen.isprintable()):
        raise malformed(f"The id of a message has 1 to {LONGEST_ID} printable ASCII characters.")
    traceparent = attributes.get("traceparent") or headers.get("traceparent") or ""
    return Call(
        type=attributes.get("type", expected_type),
        source=attributes.get("source", PLAIN_SOURCE)[:300],
        id=chosen,
        subject=attributes.get("subject"),
        body=body,
        change_id=str(uuid7()),
        causation_id=chosen,
        traceparent=traceparent if TRACEPARENT.fullmatch(traceparent) else _new_trace(),
        authorization=headers.get("authorization", ""),
        actor_token=attributes.get("actortoken"),
        attributes=attributes,
        address=headers.get("x-real-ip"),
        agent=headers.get("user-agent", "")[:300] or None,
        from_kafka=path.strip("/") == FROM_KAFKA,
        wants_cloudevent=is_event,
    )


def _read_event(content_type: str, headers: Mapping[str, str], body: bytes) -> tuple[CloudEvent, bytes]:
    try:
        if content_type == "application/cloudevents+json":
            # The SDK's JSON takes NaN and any depth; ours does not.
            msgspec.json.decode(body, type=dict[str, Any])
            event = from_http(dict(headers), body)
            data = event.get_data()
            body = data if isinstance(data, bytes) else json.dumps(data, ensure_ascii=False).encode()
        else:
            event = from_http(dict(headers), body, data_unmarshaller=lambda data: data)
    except Exception as wrong:  # the SDK raises whatever the odd input provoked
        raise malformed("The CloudEvent cannot be read.") from wrong
    for value in event.get_attributes().values():
        if not isinstance(value, str | int | bool) or (isinstance(value, str) and not value.isprintable()):
            raise malformed("The CloudEvent has an attribute that cannot be taken.")
    return event, body


def _new_trace() -> str:
    return f"00-{uuid7().hex}-{uuid7().hex[16:]}-01"
