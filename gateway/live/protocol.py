"""graphql-transport-ws: the messages of a socket, and the codes with which it is closed."""

from typing import Any, Final, TypeVar

import msgspec
from graphql import GraphQLError

SUBPROTOCOL: Final = "graphql-transport-ws"
INIT_WITHIN = 5.0
LARGEST_MESSAGE = 64 * 1024
LONGEST_ID = 100

BAD_REQUEST: Final = 4400
UNAUTHORIZED: Final = 4401
FORBIDDEN: Final = 4403
INIT_TIMEOUT: Final = 4408
ALREADY_EXISTS: Final = 4409
TOO_MANY_INITS: Final = 4429
TOO_MUCH: Final = 1008
TOO_LARGE: Final = 1009
TRY_AGAIN: Final = 1013
"""Clients try again after this one, and after 4403 and 4408; the other codes are final for them."""


class Closing(Exception):
    """The socket is to be closed with this code and reason."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


class Message(msgspec.Struct):
    """What a client sends."""

    type: str
    id: str | None = None
    payload: msgspec.Raw = msgspec.Raw(b"null")


class Init(msgspec.Struct):
    """The payload of connection_init."""

    authorization: str | None = None


class Subscribe(msgspec.Struct):
    """The payload of subscribe."""

    query: str
    operation_name: str | None = msgspec.field(default=None, name="operationName")
    variables: dict[str, Any] | None = None


Payload = TypeVar("Payload", Message, Init, Subscribe)

ACK = '{"type":"connection_ack"}'
PONG = '{"type":"pong"}'


def next_prefix(id: str) -> str:
    """A `next` message up to its payload; the payload and a closing brace follow."""
    return f'{{"id":{_quoted(id)},"type":"next","payload":'


def error(id: str, code: str, errors: list[GraphQLError]) -> str:
    """An `error` message: the subscription is over, and why."""
    formatted = [{"extensions": {"code": code}, **one.formatted} for one in errors]
    return f'{{"id":{_quoted(id)},"type":"error","payload":{msgspec.json.encode(formatted).decode()}}}'


def read(text: str | bytes, type: type[Payload]) -> Payload | None:
    """A message or a payload, which may be null; raises Closing when it is neither."""
    try:
        return msgspec.json.decode(text, type=type | None)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        raise Closing(BAD_REQUEST, "That is no message of graphql-transport-ws.") from None


def _quoted(text: str) -> str:
    return msgspec.json.encode(text).decode()
