"""What an operation may cost: about how many values its replies hold, known before anything is asked."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLList,
    GraphQLObjectType,
    InlineFragmentNode,
    SelectionNode,
    get_named_type,
    get_nullable_type,
)

MOST = 100_000
"""Values a request: three full boards, or ten pages of 200 tasks with everything about them."""
A_FEW = 5
"""What a list without a page size is taken for: columns, labels."""
PAGES = {"nodes": "first", "cards": "cards"}
"""Lists that have a page size, and the argument of the root field that says it."""


class Weight(NamedTuple):
    """Values beside the page, and values for each item of the page."""

    beside: int
    an_item: int

    def cost(self, arguments: dict[str, Any]) -> int:
        """Values with the page size that these arguments of the root field ask for."""
        page = next((arguments[name] for name in PAGES.values() if arguments.get(name) is not None), 1)
        return self.beside + self.an_item * max(page, 1)


NO_WEIGHT = Weight(1, 0)


def weigh(type_: Any, nodes: Iterable[FieldNode], fragments: dict[str, FragmentDefinitionNode]) -> Weight:
    """The weight of a field of this type as these nodes select it."""
    named = get_named_type(type_)
    beside, an_item = 1, 0
    for node in nodes:
        if node.selection_set and isinstance(named, GraphQLObjectType):
            for field in _fields(node.selection_set.selections, fragments):
                part = _weigh_field(named, field, fragments)
                beside += part.beside
                an_item += part.an_item
    return Weight(beside, an_item)


def _weigh_field(parent: GraphQLObjectType, node: FieldNode, fragments: dict[str, FragmentDefinitionNode]) -> Weight:
    name = node.name.value
    if name not in parent.fields:
        return NO_WEIGHT
    type_ = parent.fields[name].type
    inner = weigh(type_, [node], fragments)
    if not isinstance(get_nullable_type(type_), GraphQLList):
        return inner
    if name in PAGES:
        return Weight(0, inner.beside + inner.an_item)
    return Weight(A_FEW * inner.beside, A_FEW * inner.an_item)


def _fields(selections: Iterable[SelectionNode], fragments: dict[str, FragmentDefinitionNode]) -> Iterable[FieldNode]:
    for node in selections:
        if isinstance(node, FieldNode):
            yield node
        elif isinstance(node, InlineFragmentNode):
            yield from _fields(node.selection_set.selections, fragments)
        elif isinstance(node, FragmentSpreadNode):
            yield from _fields(fragments[node.name.value].selection_set.selections, fragments)
