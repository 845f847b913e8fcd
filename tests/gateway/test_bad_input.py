"""Whatever arrives is refused in words: nothing that a client sends is an error of ours."""

import contextlib
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gateway.answer import prepare
from gateway.documents import Documents, Unacceptable
from tests.gateway.conftest import Client, Functions
from tests.gateway.documents import documents

OURS = Documents(introspection=False)
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def open_or_refuse(text: str, variables: dict[str, Any]) -> None:
    """Raises what is not meant for a client."""
    with contextlib.suppress(Unacceptable):
        prepare(OURS.open(text), None, variables)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents(), st.data())
def test_a_broken_document_is_unacceptable_and_nothing_else(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    instead = data.draw(
        st.sampled_from(("", "{", "}", "...", "@skip(if: $x)", "$", '"""', "\x00", "\\u{D800}", "é", "9e999"))
    )
    open_or_refuse(text[:start] + instead + text[end:], {"yes": True, "no": False})


@settings(max_examples=100, deadline=None)
@given(ANY_JSON)
def test_variables_of_any_shape_are_coerced_or_refused(value: Any) -> None:
    open_or_refuse("mutation($v: CreateTaskInput!) { createTask(input: $v) { id } }", {"v": value})
    open_or_refuse("query($v: TaskSort!) { tasks(sort: $v) { nodes { id } } }", {"v": value})
    open_or_refuse(
        'mutation($v: JSON!) { issueCommandToken(input: {operation: "x", body: $v}) { event } }', {"v": value}
    )


@pytest.mark.parametrize(
    "body",
    [
        b'{"query": "{ me { id } }", "variables": {"a": "\\ud800"}}',
        b'{"query": "{ me { id \\ud800 } }"}',
        b'{"query": "{ me { id } }", "variables": {"a": NaN}}',
        b'{"query": "{ me { id } }", "variables": ' + b'{"a":' * 10_000 + b"1" + b"}" * 10_000 + b"}",
        b'{"query": "{ me { id } }", "variables": []}',
        b'{"query": null}',
        b'{"query": "{ me { id } }", "operationName": 5}',
        b'{"query": "{ me { id } }", "operationName": "other"}',
        b'{"query": ""}',
        b'"{ me { id } }"',
        b"\x00",
        b"",
    ],
)
def test_a_body_that_cannot_be_meant_is_malformed(gateway: Client, functions: Functions, body: bytes) -> None:
    answered = gateway.send("POST", "/graphql", body, content_type="application/json")
    assert answered.status in (200, 400)
    assert answered.code == "malformed"
    assert not functions.asked


@pytest.mark.parametrize("depth", [100, 400, 900, 960, 970, 980, 985, 990, 995, 1000, 5000])
def test_json_of_any_depth_is_passed_on_or_refused(gateway: Client, functions: Functions, depth: int) -> None:
    query = 'mutation($b: JSON!) { issueCommandToken(input: {operation: "x", body: $b}) { event } }'
    body = '{"query": ' + json.dumps(query) + ', "variables": {"b": ' + '{"a":' * depth + "1" + "}" * depth + "}}"
    answered = gateway.send("POST", "/graphql", body.encode(), content_type="application/json")
    assert answered.status in (200, 400)
    assert "internal" not in json.dumps(answered.body)


@pytest.mark.parametrize("value", ["9e999", '"\\u0000"', "null", "-1", "99999999999"])
def test_an_odd_literal_is_refused_or_passed_on_as_it_is(gateway: Client, functions: Functions, value: str) -> None:
    answered = gateway.ask("{ tasks(first: %s) { nodes { id } } }" % value)  # noqa: UP031
    assert answered.status == 200
    assert "internal" not in json.dumps(answered.body)
