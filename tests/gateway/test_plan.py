"""A planned answer is what graphql-core would have answered."""

from typing import Any

import msgspec
import pytest
from graphql import GraphQLError, NoUnusedVariablesRule, execute_sync, parse, specified_rules, validate
from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st
from msgspec import inspect as described

from gateway.answer import Operation, Replies, complete, prepare
from gateway.call_function import Asker
from gateway.documents import Document
from gateway.schema import schema
from tests.gateway.documents import documents
from tests.gateway.replies import a_reply, any_reply, as_json

ASKER = Asker()
REFUSED = {"code": "forbidden"}
RULES = [rule for rule in specified_rules if rule is not NoUnusedVariablesRule]


def planned(text: str, variables: dict[str, Any]) -> Operation:
    """An operation of a document whose limits and unused variables do not matter."""
    tree = parse(text)
    operations = {"": tree.definitions[0]}
    fragments = {one.name.value: one for one in tree.definitions[1:]}  # type: ignore[attr-defined]
    return prepare(Document(text, tree, operations, fragments), None, variables)  # type: ignore[arg-type]


def by_graphql_core(operation: Operation, replies: Replies) -> dict[str, Any]:
    """The same, resolved field by field."""

    class Fetched:
        def __getitem__(self, key: str) -> Any:
            reply = replies[key]
            if isinstance(reply, GraphQLError):
                raise GraphQLError(reply.message, extensions=reply.extensions)
            return msgspec.json.decode(reply)

    result = execute_sync(
        schema._schema, operation.document.tree, root_value=Fetched(), variable_values=operation.given
    )
    return result.formatted  # type: ignore[return-value]


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(documents(), st.data())
def test_any_document_over_any_reply_is_answered_as_graphql_core_does(text: str, data: st.DataObject) -> None:
    assume(not validate(schema._schema, parse(text), RULES))
    operation = planned(text, {"yes": True, "no": False})
    replies: Replies = {}
    for field in operation.plan.fields:
        if field.contract is None:
            continue
        if data.draw(st.integers(0, 5)) == 0:
            replies[field.key] = GraphQLError("No.", field.nodes, path=[field.key], extensions=REFUSED)
        else:
            replies[field.key] = as_json(data.draw(any_reply(described.type_info(field.contract.terms.reply))))
    event(f"covered: {operation.plan.covered}")
    answered = complete(operation, replies, ASKER)
    expected = by_graphql_core(operation, replies)
    assert answered.get("errors") == expected.get("errors")
    # As text, because fields have an order.
    assert msgspec.json.encode(answered["data"]) == msgspec.json.encode(expected["data"])


@pytest.mark.parametrize(
    "selection",
    [
        "tasks { nodes { id assignee { id name } labels { id name } } }",
        "tasks { nodes { projectId priority status { kind } __typename } pageInfo { endCursor } }",
        "board { columns { cards { due { date time } key: title } } members { role user { id } } }",
        'events(projectId: "p") { nodes { data seq: sequence } }',
    ],
)
def test_what_the_web_app_asks_for_is_covered_by_the_plan(selection: str) -> None:
    assert planned("{ " + selection + " }", {}).plan.covered


def test_one_object_under_two_keys_is_left_to_graphql_core() -> None:
    operation = planned('{ task(id: "1") { a: status { id } b: status { name } } }', {})
    assert not operation.plan.covered
    (contract,) = (field.contract for field in operation.plan.fields)
    reply = a_reply(contract)  # type: ignore[arg-type]
    status = reply["status"]
    assert complete(operation, {"task": as_json(reply)}, ASKER) == {
        "data": {"task": {"a": {"id": status["id"]}, "b": {"name": status["name"]}}}
    }


def test_a_document_is_planned_once_for_each_way_its_conditions_may_go() -> None:
    text = "query($all: Boolean!, $first: Int) { tasks(first: $first) { nodes { id title @include(if: $all) } } }"
    tree = parse(text)
    document = Document(text, tree, {"": tree.definitions[0]}, {})  # type: ignore[dict-item]
    plans = [prepare(document, None, {"all": which, "first": n}).plan for n, which in enumerate((True, False, True), 1)]
    assert plans[0] is plans[2]
    assert plans[0] is not plans[1]
