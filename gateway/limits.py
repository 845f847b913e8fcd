"""How large a document may be, counted before the costly rules of validation look at it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    Visitor,
    visit,
)

CHARACTERS = 16_384
TOKENS = 1_500
DEPTH = 10
ALIASES = 30
ROOT_FIELDS = 10
FIELDS = 600
SAME_NAME = 25
"""Objects asked for under one response name: validation compares each pair of them (overlapping fields)."""


@dataclass
class _Size:
    """What a selection asks for with its fragments spread: how deep, and how many fields, aliases and root fields."""

    depth: int = 0
    fields: int = 0
    aliases: int = 0
    roots: int = 0


def check_size(document: DocumentNode) -> None:
    """Raise the GraphQLError that says which limit the document passes."""
    same_name = Counter(node.alias.value if node.alias else node.name.value for node in _objects(document))
    if same_name and max(same_name.values()) > SAME_NAME:
        raise GraphQLError(f"The document asks for one object more than {SAME_NAME} times.")
    fragments = {d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)}
    known: dict[str, _Size] = {}
    for definition in document.definitions:
        if isinstance(definition, OperationDefinitionNode):
            size = _measure(definition.selection_set, fragments, known)
            for asked, allowed, what in (
                (size.depth, DEPTH, "levels deep"),
                (size.fields, FIELDS, "fields"),
                (size.aliases, ALIASES, "aliases"),
                (size.roots, ROOT_FIELDS, "root fields"),
            ):
                if asked > allowed:
                    raise GraphQLError(f"The document is too large: at most {allowed} {what}.", definition)


def _measure(
    selection_set: SelectionSetNode, fragments: dict[str, FragmentDefinitionNode], known: dict[str, _Size]
) -> _Size:
    # A fragment is measured once: spread in one another, n of them would otherwise take 2^n steps.
    total = _Size()
    for selection in selection_set.selections:
        if isinstance(selection, FieldNode):
            inner = _Size()
            if selection.selection_set and not selection.name.value.startswith("__"):
                inner = _measure(selection.selection_set, fragments, known)
            part = _Size(inner.depth + 1, inner.fields + 1, inner.aliases + bool(selection.alias), 1)
        elif isinstance(selection, FragmentSpreadNode):
            name = selection.name.value
            if name not in known:
                known[name] = _Size()  # a cycle ends here; validation refuses it
                if name in fragments:
                    known[name] = _measure(fragments[name].selection_set, fragments, known)
            part = known[name]
        elif isinstance(selection, InlineFragmentNode):
            part = _measure(selection.selection_set, fragments, known)
        total.depth = max(total.depth, part.depth)
        total.fields += part.fields
        total.aliases += part.aliases
        total.roots += part.roots
    return total


def _objects(document: DocumentNode) -> Iterator[FieldNode]:
    found: list[FieldNode] = []

    class Objects(Visitor):
        def enter_field(self, node: FieldNode, *_: object) -> None:
            if node.selection_set:
                found.append(node)

    visit(document, Objects())
    return iter(found)
