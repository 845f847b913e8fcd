"""What cursors promise, whoever hands one in."""

import base64
from uuid import UUID

import pytest

from functions.cursors import read_cursor
from functions.refusals import Refusal

ID = "0190b3a0-0000-7000-8000-000000000000"


def encoded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def test_a_cursor_gives_its_sort_keys_to_the_statement() -> None:
    cursor = encoded(f'["Café", "{ID}"]')

    assert read_cursor(cursor, name=str, id=UUID) == {"after_name": "Café", "after_id": UUID(ID)}


def test_without_a_cursor_a_page_is_the_first() -> None:
    assert read_cursor(None, name=str, id=UUID) == {"after_name": None, "after_id": None}


@pytest.mark.parametrize(
    "cursor",
    [
        *("", "!", "é", "AAAA", encoded("{}"), encoded("[]"), encoded("[" * 500), encoded("\ufffd")),
        encoded(f'["a", "{ID}", 1]'),
        encoded(f'[1, "{ID}"]'),
        encoded(f'["a\\u0000", "{ID}"]'),
        encoded(f'["\\ud800", "{ID}"]'),
    ],
)
def test_what_no_list_gave_is_refused(cursor: str) -> None:
    with pytest.raises(Refusal) as no:
        read_cursor(cursor, name=str, id=UUID)

    assert (no.value.status, no.value.code) == (422, "bad_cursor")


def test_a_number_that_no_column_holds_is_refused() -> None:
    with pytest.raises(Refusal):
        read_cursor(encoded("[9223372036854775808]"), seq=int)
