"""A statement made ready by `make generate`: its text, its parameters and the struct that its rows become.

A running function imports these instead of SQLAlchemy, whose import costs a cold start more than everything else.
"""

from collections.abc import Mapping
from datetime import date, datetime, time
from enum import Enum
from typing import Any, Generic, TypeVar
from uuid import UUID

import msgspec

Row = TypeVar("Row")
Reply = TypeVar("Reply")


class Statement(msgspec.Struct, Generic[Row], frozen=True):
    """SQL with `$1` placeholders whose rows are one JSON text each, and the struct that this text becomes."""

    text: str
    parameters: tuple[str, ...]
    as_json: tuple[str, ...]
    row: type[Row]

    def values(self, given: Mapping[str, Any]) -> list[str | None]:
        """The parameters in their order, as PostgreSQL reads them. Raises `KeyError` for one that is missing."""
        return _values(self.parameters, self.as_json, given)


class ReplyStatement(msgspec.Struct, Generic[Reply], frozen=True):
    """A statement whose one JSON text is the reply itself and goes through unread."""

    text: str
    parameters: tuple[str, ...]
    as_json: tuple[str, ...]
    reply: type[Reply]

    def values(self, given: Mapping[str, Any]) -> list[str | None]:
        """The parameters in their order, as PostgreSQL reads them. Raises `KeyError` for one that is missing."""
        return _values(self.parameters, self.as_json, given)


class Json(msgspec.Struct, Generic[Reply], frozen=True):
    """A reply that is JSON already."""

    text: str

    @classmethod
    def of(cls, raw: msgspec.Raw) -> "Json[Any]":
        """What a statement answered among other things."""
        return cls(bytes(raw).decode())


def _values(names: tuple[str, ...], as_json: tuple[str, ...], given: Mapping[str, Any]) -> list[str | None]:
    return [
        msgspec.json.encode(given[name]).decode()
        if name in as_json and given[name] is not None
        else as_text(given[name])
        for name in names
    ]


def as_text(value: Any) -> str | None:
    """A Python value as PostgreSQL reads it from text; structs and mappings become JSON."""
    match value:
        case str():
            return value
        case None | msgspec.UNSET:
            return None
        case UUID() | datetime() | date() | time():
            return str(msgspec.to_builtins(value))
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case bytes():
            return "\\x" + value.hex()
        case Enum():
            return str(value.value)
        case list() | tuple():
            return "{" + ",".join(_element(item) for item in value) + "}"
        case _:
            return msgspec.json.encode(value).decode()


def _element(value: Any) -> str:
    text = as_text(value)
    if text is None:
        return "NULL"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
