"""Plans an operation once: which functions it asks, and how a reply's JSON becomes what was selected.

A reply is plain data of a known contract, so nothing needs to be resolved field by field. It is decoded into structs
that hold only what was selected, which also checks types and nulls on the way, and their values are put under the
response keys. What the plan does not cover (introspection, one object selected under two aliases, a reply that does not
fit its type) is left to graphql-core.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Annotated, Any, Literal, cast

import msgspec
from graphql import (
    BooleanValueNode,
    DirectiveNode,
    FieldNode,
    FragmentSpreadNode,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInt,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
    Visitor,
    visit,
)

from events.contracts.message import Command, Query
from gateway.cost import NO_WEIGHT, Weight, weigh
from gateway.documents import Document
from gateway.schema import schema
from gateway.wire import DEFINITION

TYPENAME = "__typename"
PLANS_KEPT = 16
"""For one document: one for each operation and each way its @skip and @include may go."""

Contract = type[Command] | type[Query]
Variables = dict[str, Any]
_TEXTS = {"String", "ID", "Date", "Time", "DateTime"}


class NotCovered(Exception):
    """This selection is for graphql-core."""


@dataclass(frozen=True)
class Reading:
    """How one value is read: the type to decode it into, and what makes of that what was asked (None: it is that)."""

    shape: Any
    change: Callable[[Any], Any] | None = None


@dataclass(frozen=True, eq=False)
class RootField:
    """A root field of an operation. `contract` is None for a subscription, and for what no function answers."""

    key: str
    nodes: list[FieldNode]
    definition: GraphQLField | None
    contract: Contract | None
    decode: Callable[[bytes], Any] | None = None
    change: Callable[[Any], Any] | None = None
    weight: Weight = NO_WEIGHT

    @property
    def name(self) -> str:
        """The field's name in the schema."""
        return self.nodes[0].name.value

    def read(self, reply: bytes) -> Any:
        """What was selected of the reply, ready for encoding; raises msgspec.ValidationError where it does not fit."""
        if self.decode is None:
            raise msgspec.ValidationError("not covered by the plan")
        value = self.decode(reply)
        return value if self.change is None else self.change(value)


@dataclass(frozen=True)
class Plan:
    """An operation's root fields, in order; `covered`: whether each can be answered without graphql-core."""

    root: GraphQLObjectType
    fields: tuple[RootField, ...]
    covered: bool


def plan_for(document: Document, operation: OperationDefinitionNode, variables: Variables) -> Plan:
    """The plan of an operation with these coerced variables, of which only those of @skip and @include matter."""
    conditions = document.plans.get(id(operation))
    if conditions is None:
        conditions = document.plans[id(operation)] = _condition_names(document, operation)
    key = (id(operation), tuple(variables.get(name) for name in conditions))
    plan: Plan | None = document.plans.get(key)
    if plan is None:
        plan = _plan(document, operation, variables)
        if len(document.plans) < PLANS_KEPT:
            document.plans[key] = plan
    return plan


def _plan(document: Document, operation: OperationDefinitionNode, variables: Variables) -> Plan:
    root = cast(GraphQLObjectType, schema._schema.get_root_type(operation.operation))
    collected = _collect([operation.selection_set], document, variables)
    fields = tuple(_root_field(root, key, nodes, document, variables) for key, nodes in collected.items())
    return Plan(root, fields, all(field.decode or field.name == TYPENAME for field in fields))


def _root_field(
    root: GraphQLObjectType, key: str, nodes: list[FieldNode], document: Document, variables: Variables
) -> RootField:
    definition = root.fields.get(nodes[0].name.value)
    if definition is None:
        return RootField(key, nodes, None, None)
    weight = weigh(definition.type, nodes, document.fragments)
    contract = definition.extensions[DEFINITION].metadata.get("contract")
    try:
        reading = _reading(definition.type, nodes, document, variables)
    except NotCovered:
        return RootField(key, nodes, definition, contract, weight=weight)
    decode = msgspec.json.Decoder(reading.shape).decode
    return RootField(key, nodes, definition, contract, decode, reading.change, weight)


def _reading(type_: GraphQLOutputType, nodes: Sequence[FieldNode], document: Document, variables: Variables) -> Reading:
    if isinstance(type_, GraphQLNonNull):
        return _present(type_.of_type, nodes, document, variables)
    present = _present(type_, nodes, document, variables)
    change = present.change
    if present.shape is msgspec.Raw:
        return present  # a null is JSON too
    if change is None:
        return Reading(present.shape | None)
    return Reading(present.shape | None, lambda value: None if value is None else change(value))


def _present(type_: Any, nodes: Sequence[FieldNode], document: Document, variables: Variables) -> Reading:
    if isinstance(type_, GraphQLObjectType):
        return _object(type_, nodes, document, variables)
    if isinstance(type_, GraphQLList):
        item = _reading(type_.of_type, nodes, document, variables)
        change = item.change
        if change is None:
            return Reading(list[item.shape])  # type: ignore[name-defined]  # made at run time
        return Reading(list[item.shape], lambda values: list(map(change, values)))  # type: ignore[name-defined]
    if isinstance(type_, GraphQLEnumType):
        names = {value.value: name for name, value in type_.values.items()}
        return Reading(Literal[tuple(names)], names.__getitem__)
    if type_ is GraphQLInt:
        return Reading(Annotated[int, msgspec.Meta(ge=-(2**31), le=2**31 - 1)])
    if type_.name in _TEXTS:
        return Reading(str)
    if type_.name == "Boolean":
        return Reading(bool)
    if type_.name == "Float":
        return Reading(float)
    if type_.name == "JSON":
        return Reading(msgspec.Raw)
    raise NotCovered(type_.name)


def _object(type_: GraphQLObjectType, nodes: Sequence[FieldNode], document: Document, variables: Variables) -> Reading:
    keys: list[str] = []
    sources: list[str] = []
    changes: list[tuple[int, Callable[[Any], Any]]] = []
    shapes: dict[str, Any] = {}
    selections = [node.selection_set for node in nodes if node.selection_set]
    for key, under in _collect(selections, document, variables).items():
        name = under[0].name.value
        keys.append(key)
        if name == TYPENAME:
            sources.append(_OWN_TYPE)
            continue
        field = type_.fields[name]
        source: str = field.extensions[DEFINITION].python_name
        reading = _reading(field.type, under, document, variables)
        if source in shapes and any(node.selection_set for node in under):
            raise NotCovered("one object under two keys")
        shapes[source] = reading.shape
        if reading.change is not None:
            changes.append((len(sources), reading.change))
        sources.append(source)
    shape = msgspec.defstruct(type_.name, list(shapes.items()), namespace={_OWN_TYPE: type_.name}, gc=False)
    if keys == sources and not changes:
        return Reading(shape)
    return Reading(shape, _renamed(tuple(keys), tuple(sources), changes))


_OWN_TYPE = "own_type"


def _renamed(
    keys: tuple[str, ...], sources: tuple[str, ...], changes: list[tuple[int, Callable[[Any], Any]]]
) -> Callable[[Any], dict[str, Any]]:
    if len(sources) == 1:
        (key,), take_one = keys, attrgetter(sources[0])
        if not changes:
            return lambda struct: {key: take_one(struct)}
        ((_, change),) = changes
        return lambda struct: {key: change(take_one(struct))}
    take = attrgetter(*sources)
    if not changes:
        return lambda struct: dict(zip(keys, take(struct), strict=True))

    def renamed(struct: Any) -> dict[str, Any]:
        values = list(take(struct))
        for index, change in changes:
            values[index] = change(values[index])
        return dict(zip(keys, values, strict=True))

    return renamed


def _collect(
    selection_sets: Sequence[SelectionSetNode], document: Document, variables: Variables
) -> dict[str, list[FieldNode]]:
    """Fields by response key, in order, fragments spread once (GraphQL, CollectFields).

    Every type condition holds: the schema has no interface and no union, and validation saw to the rest.
    """
    found: dict[str, list[FieldNode]] = {}
    spread: set[str] = set()

    def visit_selections(selection_set: SelectionSetNode) -> None:
        for node in selection_set.selections:
            if not _included(node.directives or (), variables):
                continue
            if isinstance(node, FieldNode):
                found.setdefault(node.alias.value if node.alias else node.name.value, []).append(node)
            elif isinstance(node, InlineFragmentNode):
                visit_selections(node.selection_set)
            elif isinstance(node, FragmentSpreadNode) and node.name.value not in spread:
                spread.add(node.name.value)
                visit_selections(document.fragments[node.name.value].selection_set)

    for selection_set in selection_sets:
        visit_selections(selection_set)
    return found


def _included(directives: Sequence[DirectiveNode], variables: Variables) -> bool:
    for directive in directives:
        wanted = {"include": True, "skip": False}.get(directive.name.value)
        if wanted is not None:
            (argument,) = directive.arguments or ()
            value = argument.value
            given = (
                value.value if isinstance(value, BooleanValueNode) else variables[cast(VariableNode, value).name.value]
            )
            if given is not wanted:
                return False
    return True


def _condition_names(document: Document, operation: OperationDefinitionNode) -> tuple[str, ...]:
    names: set[str] = set()

    class Conditions(Visitor):
        def enter_directive(self, node: DirectiveNode, *_: object) -> None:
            if node.name.value in ("include", "skip"):
                names.update(a.value.name.value for a in node.arguments or () if isinstance(a.value, VariableNode))

    for tree in (operation, *document.fragments.values()):
        visit(tree, Conditions())
    return tuple(sorted(names))
