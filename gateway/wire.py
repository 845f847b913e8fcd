"""From GraphQL's names and values to those on the wire."""

import enum
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    get_nullable_type,
)

from events.contracts.message import Command, Query

DEFINITION = "strawberry-definition"
"""Under which Strawberry leaves what a GraphQL type, field or argument was made from."""


def wire_body(
    contract: type[Command] | type[Query], arguments: dict[str, GraphQLArgument], given: dict[str, Any]
) -> dict[str, Any]:
    """The body of a command or query from the coerced arguments of its root field; what was left out stays out."""
    if issubclass(contract, Query):
        return {_name(arguments[name]): _value(value, arguments[name].type) for name, value in given.items()}
    if given.get("input") is None:
        return {}
    body: dict[str, Any] = _value(given["input"], arguments["input"].type)
    return body


def _value(value: Any, type_: GraphQLInputType) -> Any:
    present = get_nullable_type(type_)
    if value is None:
        return None
    if isinstance(present, GraphQLList):
        return [_value(item, present.of_type) for item in value]
    if isinstance(present, GraphQLInputObjectType):
        fields = present.fields
        return {_name(fields[name]): _value(item, fields[name].type) for name, item in value.items()}
    return value.value if isinstance(value, enum.Enum) else value


def _name(described: GraphQLArgument | GraphQLInputField) -> str:
    name: str = described.extensions[DEFINITION].python_name
    return name
