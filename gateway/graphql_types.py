"""Derives Strawberry's inputs and types from the contracts, so that nobody describes a message twice."""

import enum
import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable
from functools import cache
from typing import Annotated, Any, Literal, NewType, get_args, get_origin

import msgspec
import strawberry
from msgspec import inspect as described
from strawberry.scalars import JSON
from strawberry.types.field import StrawberryField
from strawberry.types.scalar import ScalarDefinition
from strawberry.utils.str_converters import to_camel_case

from events import contracts, names
from events.contracts.message import Command, Query

Contract = type[Command] | type[Query]

Date = NewType("Date", str)
Time = NewType("Time", str)
DateTime = NewType("DateTime", str)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"expected text, got {type(value).__name__}")
    return value


def _scalar(name: str, description: str) -> ScalarDefinition:
    # Texts pass as they came: the function that is asked is the one judge of its fields.
    return strawberry.scalar(name=name, description=description, serialize=_text, parse_value=_text)


SCALARS: dict[object, ScalarDefinition] = {
    Date: _scalar("Date", "A day: 2026-11-20 (RFC 3339, full-date)."),
    Time: _scalar("Time", "A time of day without a zone: 09:30:00."),
    DateTime: _scalar("DateTime", "A moment in UTC: 2026-11-20T13:41:34Z (RFC 3339)."),
    JSON: strawberry.scalar(name="JSON", description="Any JSON, as it is on the wire (snake_case)."),
}

LEAVES: dict[type[described.Type], Any] = {
    described.BoolType: bool,
    described.IntType: int,
    described.FloatType: float,
    described.UUIDType: strawberry.ID,
    described.DateType: Date,
    described.TimeType: Time,
    described.DateTimeType: DateTime,
    described.DictType: JSON,
    described.AnyType: JSON,
}


def offers(contract: Contract) -> StrawberryField:
    """A root field for an operation: a query with the contract's fields as arguments, a command with them as `input`.

    Root fields are nullable, so that one refused field leaves the others their replies. The resolver only hands out
    what was fetched: root fields are asked in `answer.py`, each in one call, before anything is completed.
    """
    fields = described.type_info(contract).fields  # type: ignore[attr-defined]  # a struct's description has fields
    if issubclass(contract, Query):
        parameters = [_argument(field) for field in fields]
    else:
        parameters = [_input_argument(contract, fields)] if fields else []

    def reply(root: Any, info: strawberry.Info, **_: Any) -> Any:
        return root[info.path.key]

    anything = inspect.Parameter.KEYWORD_ONLY
    reply.__signature__ = inspect.Signature(  # type: ignore[attr-defined]  # read by Strawberry for the arguments
        [
            inspect.Parameter("root", anything, annotation=Any),
            inspect.Parameter("info", anything, annotation=strawberry.Info),
            *parameters,
        ]
    )
    if contract.terms.reply is None:
        raise TypeError(f"{contract.__name__} has no reply to offer")
    field: StrawberryField = strawberry.field(
        resolver=reply,
        name=names.graphql_name(names.operation_name(contract)),
        graphql_type=output_type(contract.terms.reply) | None,
        description=_sentences(contract),
        metadata={"contract": contract},
    )
    return field


@cache
def output_type(part: type[msgspec.Struct]) -> Any:
    """The GraphQL type of a reply or of a part of one."""
    return _strawberry_class(part, part.__name__, strawberry.type, output_type)


@cache
def input_type(choice: type[msgspec.Struct]) -> Any:
    """The GraphQL input of a command or of an object in one; a class cannot be both, so it is named `…Input`."""
    return _strawberry_class(choice, f"{choice.__name__}Input", strawberry.input, input_type)


def _strawberry_class(
    struct: type[msgspec.Struct], name: str, make: Callable[..., Any], nested: Callable[[type[msgspec.Struct]], Any]
) -> Any:
    annotations: dict[str, Any] = {}
    members: dict[str, Any] = {}
    for field in described.type_info(struct).fields:  # type: ignore[attr-defined]
        annotations[field.name] = _annotation(field, nested)
        members[field.name] = strawberry.field(description=_description(field.type), **_default(field, nested))
    cls = type(name, (), {"__annotations__": annotations, "__module__": __name__, **members})
    return make(cls, name=name, description=_sentences(struct))


def _argument(field: described.Field) -> inspect.Parameter:
    default = _default(field, input_type)
    value = default["default_factory"]() if "default_factory" in default else default.get("default", inspect._empty)
    return _parameter(field.name, _annotation(field, input_type), _description(field.type), value)


def _input_argument(contract: Contract, fields: tuple[described.Field, ...]) -> inspect.Parameter:
    if any(field.required for field in fields):
        return _parameter("input", input_type(contract), None, inspect._empty)
    return _parameter("input", input_type(contract) | None, None, strawberry.UNSET)


def _parameter(name: str, annotation: Any, description: str | None, default: Any) -> inspect.Parameter:
    annotated = Annotated[annotation, strawberry.argument(description=description)] if description else annotation
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=annotated, default=default)


def _annotation(field: described.Field, nested: Callable[[type[msgspec.Struct]], Any]) -> Any:
    annotation = _graphql(field.type, nested)
    if annotation is str and field.name == "id":
        annotation = strawberry.ID  # a reference such as HOME-12 is still asked for with `$id: ID!`
    if _may_be_absent(field):
        return strawberry.Maybe[annotation]  # type: ignore[misc, valid-type]  # made at run time
    return annotation


def _default(field: described.Field, nested: Callable[[type[msgspec.Struct]], Any]) -> dict[str, Any]:
    """What a client may leave out: nothing, a value that the schema shows, or (null, UNSET) the field itself."""
    if field.required or nested is output_type:
        return {}
    if field.default_factory is not msgspec.NODEFAULT:
        return {"default_factory": field.default_factory}
    if field.default is msgspec.NODEFAULT:
        return {"default": None}  # `Maybe` wants None, and is then absent
    if field.default is None:
        return {"default": strawberry.UNSET}
    inner = _bare(field.type)
    if isinstance(inner, described.LiteralType):
        return {"default": enum_type(inner.values)(field.default)}
    return {"default": field.default}


def _may_be_absent(field: described.Field) -> bool:
    # msgspec's description leaves UNSET out: what is not required and has no default is what may be UNSET.
    return not field.required and field.default is msgspec.NODEFAULT and field.default_factory is msgspec.NODEFAULT


def _graphql(info: described.Type, nested: Callable[[type[msgspec.Struct]], Any]) -> Any:
    match info:
        case described.Metadata(type=inner):
            return _graphql(inner, nested)
        case described.UnionType(types=types):
            (one,) = (inner for inner in types if not isinstance(inner, described.NoneType))
            return _graphql(one, nested) | None
        case described.ListType(item_type=item):
            return list[_graphql(item, nested)]  # type: ignore[misc]  # made at run time
        case described.StructType(cls=cls):
            return nested(cls)
        case described.LiteralType(values=values):
            return enum_type(values)
        case described.StrType():
            return str
        case _:
            return LEAVES[type(info)]


@cache
def enum_type(values: tuple[Any, ...]) -> Any:
    """The GraphQL enum of a Literal, named as its alias in the contracts, its values in capitals."""
    name, ordered = _named_literals()[frozenset(values)]
    members = enum.EnumMeta.__call__(enum.Enum, name, {str(value).upper(): value for value in ordered})
    return strawberry.enum(members, name=name)


@cache
def _named_literals() -> dict[frozenset[Any], tuple[str, tuple[Any, ...]]]:
    found: dict[frozenset[Any], tuple[str, tuple[Any, ...]]] = {}
    for module in pkgutil.iter_modules(contracts.__path__):
        for name, value in vars(importlib.import_module(f"{contracts.__name__}.{module.name}")).items():
            if get_origin(value) is Literal:
                found[frozenset(get_args(value))] = name, get_args(value)
    return found


def _bare(info: described.Type) -> described.Type:
    return _bare(info.type) if isinstance(info, described.Metadata) else info


def _sentences(contract: type) -> str:
    """The contract's docstring, its fields named as GraphQL names them."""
    return re.sub("`([a-z]+(?:_[a-z]+)+)`", lambda word: f"`{to_camel_case(word[1])}`", inspect.getdoc(contract) or "")


def _description(info: described.Type) -> str | None:
    match info:
        case described.Metadata(extra_json_schema=extra, type=inner):
            return (extra or {}).get("description") or _description(inner)
        case described.UnionType(types=types):
            return next((text for inner in types if (text := _description(inner))), None)
        case _:
            return None
