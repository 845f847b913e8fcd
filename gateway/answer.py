"""Answers a query or mutation: asks one function a root field, then projects the replies onto the selection."""

import asyncio
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import msgspec
from graphql import GraphQLError, OperationDefinitionNode, OperationType, execute_sync
from graphql.execution.values import VariableValues, get_argument_values, get_variable_values

from gateway import cost
from gateway.call_function import DEADLINE, Asker, Functions, Refusal, internal
from gateway.documents import Document, Unacceptable
from gateway.plan import TYPENAME, Contract, Plan, RootField, plan_for
from gateway.schema import schema
from gateway.session_cookie import SessionCookie
from gateway.wire import wire_body

ERRORS_SHOWN = 5
log = logging.getLogger(__name__)

Variables = dict[str, Any]
Replies = dict[str, bytes | GraphQLError]


@dataclass(frozen=True)
class Operation:
    """An operation with its variables, planned: what is left is to ask."""

    document: Document
    node: OperationDefinitionNode
    given: Variables
    values: VariableValues
    plan: Plan


def prepare(document: Document, name: str | None, given: Variables) -> Operation:
    """Choose the operation and coerce its variables; raises Unacceptable."""
    try:
        node = document.operation(name)
    except GraphQLError as error:
        raise Unacceptable("malformed", [error]) from None
    values = get_variable_values(
        schema._schema, node.variable_definitions or (), given, max_errors=ERRORS_SHOWN, hide_suggestions=True
    )
    if isinstance(values, list):
        raise Unacceptable("invalid", values)
    return Operation(document, node, given, values, plan_for(document, node, values.coerced))


async def answer(operation: Operation, functions: Functions, asker: Asker, cookie: SessionCookie) -> bytes:
    """The GraphQL response, as JSON. Raises Unacceptable for a subscription, or if it would cost too much."""
    if operation.node.operation is OperationType.SUBSCRIPTION:
        raise Unacceptable("malformed", [GraphQLError("Subscriptions go over a WebSocket (graphql-transport-ws).")])
    bodies = _bodies(operation)
    deadline = asyncio.get_running_loop().time() + DEADLINE

    async def ask(field: RootField, contract: Contract) -> bytes | GraphQLError:
        body = bodies[field.key]
        if isinstance(body, GraphQLError):
            return body
        try:
            cookie.add_token(contract, body)
            reply = await functions.call(contract, body, asker, field.key, deadline)
            return cookie.keep_token(contract, reply)
        except Refusal as refusal:
            cookie.refused(contract, refusal)
            return _located(field, refusal)

    asked = [(field, field.contract) for field in operation.plan.fields if field.contract]
    if operation.node.operation is OperationType.MUTATION or len(asked) == 1:
        replies = {field.key: await ask(field, contract) for field, contract in asked}
    else:
        came = await asyncio.gather(*(ask(field, contract) for field, contract in asked))
        replies = {field.key: reply for (field, _), reply in zip(asked, came, strict=True)}
    return msgspec.json.encode(complete(operation, replies, asker))


def complete(operation: Operation, replies: Replies, asker: Asker) -> dict[str, Any]:
    """The response that the replies of all root fields make, by the plan or, where that ends, by graphql-core."""
    plan = operation.plan
    if not plan.covered:
        return _execute(operation, replies, asker)
    data: dict[str, Any] = {}
    errors: list[GraphQLError] = []
    for field in plan.fields:
        if field.name == TYPENAME:
            data[field.key] = plan.root.name
            continue
        reply = replies[field.key]
        if isinstance(reply, GraphQLError):
            data[field.key] = None
            errors.append(reply)
            continue
        try:
            data[field.key] = field.read(reply)
        except msgspec.ValidationError as error:
            log.error("the reply to %s does not fit its type: %s trace=%s", field.name, error, asker.trace)
            return _execute(operation, replies, asker)
    return response(data, errors)


def response(data: dict[str, Any] | None, errors: Iterable[GraphQLError]) -> dict[str, Any]:
    """Data and errors as GraphQL puts them; `errors` only when there are any."""
    formatted = [error.formatted for error in errors]
    return {"errors": formatted, "data": data} if formatted else {"data": data}


def _bodies(operation: Operation) -> dict[str, Any]:
    """What each function will be asked, by response key, or the GraphQLError of its arguments; checks the cost."""
    bodies: dict[str, Any] = {}
    total = 0
    for field in operation.plan.fields:
        if field.contract is None or field.definition is None:
            continue
        try:
            arguments = get_argument_values(field.definition, field.nodes[0], operation.values, hide_suggestions=True)
        except GraphQLError as error:
            bodies[field.key] = GraphQLError(
                error.message, field.nodes, path=[field.key], extensions={"code": "invalid"}
            )
            continue
        total += field.weight.cost(arguments)
        bodies[field.key] = wire_body(field.contract, field.definition.args, arguments)
    if total > cost.MOST:
        raise Unacceptable("too_large", [GraphQLError("This asks for too much at once; ask for smaller pages.")])
    return bodies


def _located(field: RootField, refusal: Refusal) -> GraphQLError:
    return GraphQLError(refusal.detail, field.nodes, path=[field.key], extensions=refusal.extensions)


def _execute(operation: Operation, replies: Replies, asker: Asker) -> dict[str, Any]:
    root: Any = _Fetched(replies)
    if operation.node.operation is OperationType.SUBSCRIPTION:
        root = root[operation.plan.fields[0].key]  # a subscription's root value is the event itself
    result = execute_sync(
        schema._schema,
        operation.document.tree,
        root_value=root,
        variable_values=operation.given,
        operation_name=operation.node.name.value if operation.node.name else None,
    )
    return response(result.data, [_masked(error, asker) for error in result.errors or ()])


class _Fetched:
    """The root value: what was fetched for a response key."""

    def __init__(self, replies: Replies) -> None:
        self._replies = replies

    def __getitem__(self, key: str) -> Any:
        reply = self._replies[key]
        if isinstance(reply, GraphQLError):
            raise reply
        return msgspec.json.decode(reply)


def _masked(error: GraphQLError, asker: Asker) -> GraphQLError:
    if error.extensions and "code" in error.extensions:
        return error
    # Everything else that can go wrong while completing a fetched reply is a bug of ours.
    log.error("cannot complete: %s trace=%s", error, asker.trace)
    bug = internal(asker)
    return GraphQLError(bug.detail, error.nodes, path=error.path, extensions=bug.extensions)
