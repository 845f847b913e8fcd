"""Documents, parsed and validated once each."""

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLError,
    NoSchemaIntrospectionCustomRule,
    OperationDefinitionNode,
    parse,
    specified_rules,
    validate,
)

from gateway import limits
from gateway.schema import schema

KEPT_CHARACTERS = 250_000
"""Of document text; the trees of what is kept weigh about 200 times as many bytes (50 MB)."""
ERRORS_SHOWN = 5


@dataclass(frozen=True)
class Document:
    """A valid document: its operations by name, its fragments, and what was planned for it so far."""

    text: str
    tree: DocumentNode
    operations: dict[str, OperationDefinitionNode]
    fragments: dict[str, FragmentDefinitionNode]
    plans: dict[Any, Any] = field(default_factory=dict)

    def operation(self, name: str | None) -> OperationDefinitionNode:
        """The operation called `name`, or the only one (GraphQL, section 6.1); raises GraphQLError."""
        if name is None and len(self.operations) == 1:
            return next(iter(self.operations.values()))
        if name is None:
            raise GraphQLError("Say by operationName which operation is meant.")
        if name not in self.operations:
            raise GraphQLError("The document has no operation of that name.")
        return self.operations[name]


class Unacceptable(Exception):
    """A document that is not executed, with the GraphQLErrors that say why and their common code."""

    def __init__(self, code: str, errors: list[GraphQLError]) -> None:
        super().__init__(code)
        self.code = code
        self.errors = errors


class Documents:
    """The documents seen lately, the oldest forgotten first. Only valid ones are kept: others could crowd them out."""

    def __init__(self, introspection: bool) -> None:
        self._rules = specified_rules if introspection else (*specified_rules, NoSchemaIntrospectionCustomRule)
        self._kept: OrderedDict[str, Document] = OrderedDict()
        self._characters = 0

    def open(self, text: str) -> Document:
        """Parse, measure and validate, or remember; raises Unacceptable."""
        document = self._kept.get(text)
        if document is not None:
            self._kept.move_to_end(text)
            return document
        document = self._read(text)
        self._kept[text] = document
        self._characters += len(text)
        while self._characters > KEPT_CHARACTERS:
            forgotten, _ = self._kept.popitem(last=False)
            self._characters -= len(forgotten)
        return document

    def _read(self, text: str) -> Document:
        if len(text) > limits.CHARACTERS:
            raise Unacceptable("too_large", [GraphQLError(f"At most {limits.CHARACTERS} characters a document.")])
        try:
            tree = parse(text, max_lexical_tokens=limits.TOKENS, max_comments=limits.TOKENS)
        except GraphQLError as error:
            raise Unacceptable("malformed", [error]) from None
        try:
            limits.check_size(tree)
        except GraphQLError as error:
            raise Unacceptable("too_large", [error]) from None
        errors = validate(schema._schema, tree, self._rules, max_errors=ERRORS_SHOWN, hide_suggestions=True)
        if errors:
            raise Unacceptable("invalid_document", errors)
        operations = [d for d in tree.definitions if isinstance(d, OperationDefinitionNode)]
        return Document(
            text=text,
            tree=tree,
            operations={d.name.value if d.name else "": d for d in operations},
            fragments={d.name.value: d for d in tree.definitions if isinstance(d, FragmentDefinitionNode)},
        )
