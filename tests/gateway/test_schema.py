"""The schema offers what the catalogue says, under the names the catalogue says."""

import subprocess
import sys

from events import catalogue, names
from events.contracts.message import GRAPHQL, Command
from gateway.schema import schema
from gateway.schema.__main__ import FILE, text


def _root_fields(kind: str) -> set[str]:
    root = schema._schema.get_type(kind)
    return set(root.fields)  # type: ignore[union-attr]


def test_every_operation_with_the_graphql_door_is_offered_and_no_other() -> None:
    offered = {name: contract for name, contract in catalogue.operations().items() if GRAPHQL in contract.terms.doors}
    commands = {names.graphql_name(name) for name, contract in offered.items() if issubclass(contract, Command)}
    queries = {names.graphql_name(name) for name in offered} - commands
    assert _root_fields("Mutation") == commands
    assert _root_fields("Query") == queries


def test_the_committed_schema_is_what_the_contracts_say() -> None:
    assert FILE.read_text() == text(), "run `make generate`"


def test_the_gateway_loads_neither_functions_nor_sqlalchemy() -> None:
    asked = "import sys, gateway.app; print(*{name.partition('.')[0] for name in sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert not {"functions", "sqlalchemy", "knative"} & set(loaded.stdout.split())


def test_an_input_and_a_type_of_one_contract_have_two_names() -> None:
    sdl = text()
    assert "\ntype When {" in sdl
    assert "\ninput WhenInput {" in sdl


def test_what_may_be_absent_is_told_from_what_has_a_default() -> None:
    sdl = text()
    assert '  description: String! = ""' in sdl
    assert "  priority: Priority! = NONE" in sdl
    assert "input RefreshSessionInput {\n  refreshToken: String\n}" in sdl
    assert "refreshSession(input: RefreshSessionInput): Session" in sdl
