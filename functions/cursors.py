"""Where a page of a list ended, as an opaque cursor: base64 of the JSON array of the last item's sort keys.

The statement that reads a page makes its cursor too (`functions/tables/pages.py`); here it is read back.
"""

import base64
from typing import Any

import msgspec

from functions.refusals import Refusal, refused

LARGEST_NUMBER = 2**63 - 1  # of a bigint


def read_cursor(cursor: str | None, /, **keys: Any) -> dict[str, Any]:
    """The parameters `after_<key>` of a page's statement: all null without a cursor.

    `keys` are the names of the sort keys with their types, in their order: `read_cursor(query.after, name=str,
    id=UUID)`. Raises `bad_cursor` for a cursor that this list did not give.
    """
    if cursor is None:
        return {f"after_{name}": None for name in keys}
    try:
        text = base64.b64decode(cursor, validate=True)
        values = msgspec.json.decode(text, type=tuple[tuple(keys.values())])  # type: ignore[misc]
    except (ValueError, RecursionError) as wrong:
        raise bad_cursor() from wrong
    if any(_is_out_of_range(value) for value in values):
        raise bad_cursor()
    return {f"after_{name}": value for name, value in zip(keys, values, strict=True)}


def bad_cursor() -> Refusal:
    """The refusal for a cursor that this list did not give."""
    return refused("bad_cursor", "This cursor is not of this list. Start from the first page.", field="after")


def _is_out_of_range(value: Any) -> bool:
    """Whether PostgreSQL would refuse it, although its type is right."""
    return (isinstance(value, str) and "\0" in value) or (isinstance(value, int) and abs(value) > LARGEST_NUMBER)
