"""Documents over our own schema, of every shape that GraphQL allows."""

from dataclasses import dataclass, field
from typing import Any

from graphql import GraphQLObjectType, get_named_type, is_required_argument
from hypothesis import strategies as st

from gateway.schema import schema

ROOT_FIELDS = ("me", "board", "tasks", "task", "notifications", "events", "overview", "invitations")
ARGUMENTS = {"task": '(id: "HOME-1")', "events": '(projectId: "p")'}
CONDITIONS = ("yes", "no")
DEEPEST = 4


@dataclass
class Written:
    """A document under way."""

    draw: Any
    fragments: list[str] = field(default_factory=list)

    def selection(self, type_: GraphQLObjectType, depth: int) -> str:
        """A selection of some fields of a type; never empty, and mergeable: a key stands for one field."""
        parts = [self._part(type_, depth) for _ in range(self.draw(st.integers(1, 4)))]
        return "{ " + " ".join(parts) + " }"

    def _part(self, type_: GraphQLObjectType, depth: int) -> str:
        kind = self.draw(st.sampled_from(("field",) * 6 + ("inline", "fragment", "typename")))
        condition = self._condition()
        if kind == "typename":
            return f"{self._alias('__typename')}__typename{condition}"
        if kind == "inline":
            on = self.draw(st.sampled_from(("", f"on {type_.name}")))
            return f"... {on}{condition} {self.selection(type_, depth)}" if depth else "__typename"
        if kind == "fragment" and depth:
            inner = self.selection(type_, depth - 1)
            name = f"f{len(self.fragments)}"
            self.fragments.append(f"fragment {name} on {type_.name} {inner}")
            return f"...{name}{condition}"
        return self._field(type_, depth, condition)

    def _field(self, type_: GraphQLObjectType, depth: int, condition: str) -> str:
        leaves = [n for n, f in type_.fields.items() if not isinstance(get_named_type(f.type), GraphQLObjectType)]
        name: str = self.draw(st.sampled_from(list(type_.fields) if depth else leaves or ["__typename"]))
        if name == "__typename":
            return name
        inner = get_named_type(type_.fields[name].type)
        selection = self.selection(inner, depth - 1) if isinstance(inner, GraphQLObjectType) else ""
        return f"{self._alias(name)}{name}{condition} {selection}"

    def root(self) -> str:
        """A selection of root fields."""
        query = schema._schema.query_type
        assert query is not None
        parts = []
        for number in range(self.draw(st.integers(1, 3))):
            name = self.draw(st.sampled_from((*ROOT_FIELDS, "__typename")))
            if name == "__typename":
                parts.append("__typename")
                continue
            arguments = ARGUMENTS.get(name, "")
            assert arguments or not any(map(is_required_argument, query.fields[name].args.values()))
            inner = get_named_type(query.fields[name].type)
            assert isinstance(inner, GraphQLObjectType)
            parts.append(f"r{number}: {name}{arguments}{self._condition()} {self.selection(inner, DEEPEST)}")
        return "{ " + " ".join(parts) + " }"

    def _alias(self, name: str) -> str:
        # An alias says which field it is of, so that two fields never meet under one key.
        alias: str = self.draw(st.sampled_from(("", "", f"a_{name}: ", f"b_{name}: ")))
        return alias

    def _condition(self) -> str:
        of = self.draw(st.sampled_from(("",) * 8 + ("$yes", "$no", "true", "false")))
        directive = self.draw(st.sampled_from(("skip", "include")))
        return f" @{directive}(if: {of})" if of else ""


@st.composite
def documents(draw: Any) -> str:
    """A query with the Boolean variables `$yes` and `$no`."""
    written = Written(draw)
    root = written.root()
    return "query($yes: Boolean!, $no: Boolean!) " + root + " " + " ".join(written.fragments)
