"""What one request may ask for."""

import pytest

from gateway import limits
from gateway.documents import KEPT_CHARACTERS, Documents, Unacceptable
from tests.gateway.conftest import Client, Functions

NESTED = "fragment f{0} on User {{ ...f{1} ...f{1} }}"
BOMB = "{ me { ...f0 } }" + "".join(NESTED.format(n, n + 1) for n in range(60)) + "fragment f60 on User { id }"
CYCLE = "{ me { ...a } } fragment a on User { ...b } fragment b on User { ...a }"


@pytest.mark.parametrize(
    ("document", "code"),
    [
        ("{ me { id } } #" + "x" * limits.CHARACTERS, "too_large"),
        ("{ me {" + " id" * limits.TOKENS + " } }", "malformed"),
        ("{" + "".join(f" a{n}: me {{ id }}" for n in range(limits.ROOT_FIELDS + 1)) + " }", "too_large"),
        ("{ me {" + "".join(f" a{n}: id" for n in range(limits.ALIASES + 1)) + " } }", "too_large"),
        ("{ board {" + " project { id }" * (limits.SAME_NAME + 1) + " } }", "too_large"),
        ("{ me " * 30 + "}" * 30, "too_large"),
        ("{ me " * 10_000 + "}" * 10_000, "too_large"),
        (BOMB, "too_large"),
        (CYCLE, "invalid_document"),
    ],
)
def test_a_document_that_is_too_much_is_refused_before_anything_is_asked(
    gateway: Client, functions: Functions, document: str, code: str
) -> None:
    assert gateway.ask(document).code == code
    assert not functions.asked


def test_replies_that_would_hold_too_much_are_not_asked_for(gateway: Client, functions: Functions) -> None:
    board = "board(cards: 200) { columns { cards { id title status { id name } labels { id name colour } } } }"
    document = "{" + "".join(f" a{n}: {board}" for n in range(10)) + " }"
    assert gateway.ask(document).code == "too_large"
    assert not functions.asked
    assert "errors" not in gateway.ask("{" + board + "}").body


def test_the_page_that_counts_is_the_one_in_the_variables(gateway: Client, functions: Functions) -> None:
    tasks = "tasks(first: $first) { nodes { id title status { id name } labels { id name colour version } } }"
    document = "query($first: Int!) {" + "".join(f" a{n}: {tasks}" for n in range(10)) + " }"
    assert "errors" not in gateway.ask(document, {"first": 20}).body
    assert gateway.ask(document, {"first": 10_000}).code == "too_large"


def test_documents_seen_before_are_not_parsed_again_and_do_not_pile_up() -> None:
    documents = Documents(introspection=False)
    first = documents.open("{ me { id } }")
    assert documents.open("{ me { id } }") is first
    for number in range(40):
        documents.open(f"{{ me {{ id }} }} #{number}" + "x" * 10_000)
    assert documents.open("{ me { id } }") is not first
    assert sum(map(len, documents._kept)) <= KEPT_CHARACTERS


def test_documents_that_are_not_valid_crowd_out_no_others() -> None:
    documents = Documents(introspection=False)
    with pytest.raises(Unacceptable):
        documents.open("{ nothing }")
    assert not documents._kept
