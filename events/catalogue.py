"""All contracts, gathered: every topic, URL, route, manifest and schema is derived from here."""

import importlib
import pkgutil
from functools import cache
from typing import Any

import msgspec

from events import contracts, names
from events.contracts.message import Command, Event, Query, Terms

Operation = type[Command] | type[Query]


def _contracts_of(kind: type[Any]) -> list[type[Any]]:
    for module in pkgutil.iter_modules(contracts.__path__):
        importlib.import_module(f"{contracts.__name__}.{module.name}")
    found = [contract for contract in kind.__subclasses__() if hasattr(contract, "terms")]
    return sorted(found, key=lambda contract: str(contract.terms.type))


@cache
def operations() -> dict[str, Operation]:
    """Each operation's name (`create_task`) with the contract of what it is asked."""
    return {names.operation_name(c): c for c in (*_contracts_of(Command), *_contracts_of(Query))}


@cache
def events() -> dict[str, type[Event]]:
    """Each event's CloudEvents type with its contract."""
    return {names.message_type(c.terms.type): c for c in _contracts_of(Event)}


def resource_of(terms: Terms) -> str:
    """`task.create` -> `task`: the folder that holds the operation."""
    return terms.type.partition(".")[0]


def holds_secret(contract: type[msgspec.Struct]) -> bool:
    """Whether any field, however deep, is a secret: such a command has no Kafka door, such a reply is not stored."""
    return _has_secret(msgspec.inspect.type_info(contract), set())


def _has_secret(info: msgspec.inspect.Type, seen: set[type]) -> bool:
    match info:
        case msgspec.inspect.Metadata(type=inner, extra=extra):
            return bool(extra and extra.get("secret")) or _has_secret(inner, seen)
        case msgspec.inspect.StructType(cls=cls, fields=fields):
            if cls in seen:
                return False
            seen.add(cls)
            return any(_has_secret(field.type, seen) for field in fields)
        case msgspec.inspect.UnionType(types=types):
            return any(_has_secret(inner, seen) for inner in types)
        case msgspec.inspect.ListType(item_type=inner):
            return _has_secret(inner, seen)
        case _:
            return False
