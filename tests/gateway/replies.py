"""Replies shaped as the contracts say, from the contracts."""

from typing import Any

import msgspec
from hypothesis import strategies as st
from msgspec import inspect as described

AN_ID = "0199e0f4-5a3c-7000-8000-0000000000{:02x}"


def a_reply(contract: type[Any], **known: Any) -> dict[str, Any]:
    """The simplest reply to an operation, with some of its fields given."""
    reply: dict[str, Any] = an_example(described.type_info(contract.terms.reply))
    return reply | known


def an_example(info: described.Type) -> Any:
    """The simplest value of a type: one item in each list, nothing null."""
    match info:
        case described.Metadata(type=inner):
            return an_example(inner)
        case described.StructType(fields=fields):
            return {field.name: an_example(field.type) for field in fields}
        case described.ListType(item_type=item):
            return [an_example(item)]
        case described.UnionType(types=types):
            return an_example(next(one for one in types if not isinstance(one, described.NoneType)))
        case described.LiteralType(values=values):
            return values[0]
        case _:
            return EXAMPLES[type(info)]


EXAMPLES: dict[type[described.Type], Any] = {
    described.BoolType: True,
    described.IntType: 7,
    described.StrType: "some text",
    described.UUIDType: AN_ID.format(1),
    described.DateType: "2026-11-20",
    described.TimeType: "09:30:00",
    described.DateTimeType: "2026-11-20T13:41:34Z",
    described.DictType: {"after": {"status_id": AN_ID.format(2)}},
}


def any_reply(info: described.Type) -> st.SearchStrategy[Any]:
    """Any value of a type."""
    match info:
        case described.Metadata(type=inner):
            return any_reply(inner)
        case described.StructType(fields=fields):
            return st.fixed_dictionaries({field.name: any_reply(field.type) for field in fields})
        case described.ListType(item_type=item):
            return st.lists(any_reply(item), max_size=3)
        case described.UnionType(types=types):
            return st.one_of([any_reply(one) for one in types])
        case described.LiteralType(values=values):
            return st.sampled_from(values)
        case described.NoneType():
            return st.none()
        case described.BoolType():
            return st.booleans()
        case described.IntType():
            return st.integers(-(2**31), 2**31 - 1)
        case described.StrType():
            return st.text(max_size=5)
        case _:
            return st.just(EXAMPLES[type(info)])


def as_json(value: Any) -> bytes:
    """A reply as a function sends it."""
    return msgspec.json.encode(value)
