"""How `queries.py` modules say their statements in SQLAlchemy Core; `make generate` compiles them.

A statement's rows are one JSON text each. `query(Row, …)` is read into the struct `Row`; `reply(Reply, …)` is the
reply itself and passes through unread.
"""

from typing import Any, NamedTuple

from sqlalchemy import JSON, Text, cast, func, literal
from sqlalchemy.dialects.postgresql.asyncpg import PGCompiler_asyncpg, dialect
from sqlalchemy.sql import ClauseElement
from sqlalchemy.sql.elements import ColumnElement


class Query(NamedTuple):
    """A statement before it is compiled."""

    statement: Any
    row: type
    is_reply: bool


def query(row: type, statement: Any) -> Query:
    """A statement whose rows become `row`."""
    return Query(statement, row, is_reply=False)


def reply(contract: type, statement: Any) -> Query:
    """A statement whose one row is the JSON of a reply."""
    return Query(statement, contract, is_reply=True)


def json_object(**fields: Any) -> ColumnElement[Any]:
    """A JSON object of named columns, to nest in another."""
    pairs: list[Any] = []
    for name, value in fields.items():
        pairs += [literal(name, Text), value if isinstance(value, ClauseElement) else literal(value)]
    return func.json_build_object(*pairs, type_=JSON)


def json_row(**fields: Any) -> ColumnElement[Any]:
    """A JSON object of named columns as the one text column of a row."""
    return cast(json_object(**fields), Text)


class _Compiler(PGCompiler_asyncpg):
    """Writes constants into the text, so that what is left to bind is what the caller gives."""

    def visit_bindparam(self, bindparam: Any, *args: Any, **options: Any) -> Any:
        if bindparam.unique and not bindparam.required and not options.get("literal_binds"):
            options["literal_binds"] = True
        return super().visit_bindparam(bindparam, *args, **options)  # type: ignore[no-untyped-call]


class _Dialect(dialect):
    statement_compiler = _Compiler


def compiled(query: Query) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """SQL with `$1` placeholders, each cast to its type; the names of the parameters in order; those that are JSON."""
    dialect_without_driver: Any = _Dialect
    made = query.statement.compile(dialect=dialect_without_driver(), compile_kwargs={"render_postcompile": True})
    text = "\n".join(line.rstrip() for line in str(made).splitlines())
    parameters = tuple(made.positiontup or ())
    return text, parameters, tuple(name for name in parameters if isinstance(made.binds[name].type, JSON))
