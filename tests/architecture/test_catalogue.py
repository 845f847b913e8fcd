"""The catalogue is the one truth: contracts, files, manifests and doors agree, and nothing is forgotten."""

from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from events import catalogue
from events.contracts.message import Asker, Command, Door
from events.names import message_type, operation_name, service_name
from events.store.statement import Json
from functions.runtime import serve
from functions.runtime.operation import Operation
from knative import render

ROOT = Path(__file__).resolve().parents[2]
NOT_OPERATIONS = {"access", "clocks", "reactions", "runtime", "tables"}
NOT_AN_OPERATION = {"__init__", "queries", "rows", "rules", "statements"}

OPERATIONS = sorted(catalogue.operations().items())
each_operation = pytest.mark.parametrize(("name", "contract"), OPERATIONS, ids=[name for name, _ in OPERATIONS])


def operation_files() -> list[Path]:
    """The files of `functions/` that should each hold an operation."""
    folders = [folder for folder in (ROOT / "functions").iterdir() if folder.is_dir()]
    return [
        file
        for folder in folders
        if folder.name not in NOT_OPERATIONS
        for file in folder.glob("*.py")
        if file.stem not in NOT_AN_OPERATION
    ]


@each_operation
def test_an_operation_stands_in_its_resources_folder_and_answers_its_contract(name: str, contract: Any) -> None:
    operation = serve.load(name)

    assert isinstance(operation, Operation)
    assert operation.contract is contract
    assert operation.function.__module__ == f"functions.{catalogue.resource_of(contract.terms)}.{name}"


@each_operation
def test_an_operation_answers_what_its_contract_promises(name: str, contract: Any) -> None:
    operation = serve.load(name)
    assert isinstance(operation, Operation)

    answers = operation.function.__annotations__["return"]

    assert answers in (contract.terms.reply, Json[contract.terms.reply])


@each_operation
def test_an_operation_says_in_a_sentence_what_it_does(name: str, contract: Any) -> None:
    assert contract.__doc__
    assert contract.__doc__.strip().splitlines()[0].endswith((".", ";", ":", ","))


def test_every_file_of_a_resource_is_an_operation_of_the_catalogue() -> None:
    assert {file.stem for file in operation_files()} == set(catalogue.operations())


def test_no_two_contracts_share_a_type() -> None:
    types = [contract.terms.type for contract in catalogue.operations().values()]
    types += [event.terms.type for event in catalogue.events().values()]

    assert len(types) == len(set(types))


@each_operation
def test_exactly_the_commands_without_secrets_come_by_kafka(name: str, contract: Any) -> None:
    secret = catalogue.holds_secret(contract) or catalogue.holds_secret(contract.terms.reply)
    speaks_for_somebody = contract.terms.asks in (Asker.USER, Asker.ADMINISTRATOR)

    by_kafka = Door.KAFKA in contract.terms.doors

    assert by_kafka == (issubclass(contract, Command) and not secret and speaks_for_somebody)


@each_operation
def test_what_the_gateway_asks_alone_is_not_offered_to_people(name: str, contract: Any) -> None:
    assert (contract.terms.asks is Asker.GATEWAY) == (Door.GRAPHQL not in contract.terms.doors)


@each_operation
def test_a_name_has_one_form_everywhere(name: str, contract: Any) -> None:
    manifest = render.BASE / "functions" / f"{service_name(name)}.yaml"
    documents = list(yaml.safe_load_all(manifest.read_text()))

    assert operation_name(contract) == name
    assert documents[0]["metadata"]["name"] == service_name(name)
    triggers = documents[1:]
    if Door.KAFKA in contract.terms.doors:
        assert triggers[0]["spec"]["filters"] == [{"exact": {"type": message_type(contract.terms.type)}}]
    else:
        assert triggers == []


def test_every_reply_is_a_struct_that_ignores_what_it_does_not_know() -> None:
    for _, contract in OPERATIONS:
        reply = contract.terms.reply
        assert reply is not None
        assert issubclass(reply, msgspec.Struct)


def test_the_manifests_are_what_the_catalogue_makes() -> None:
    folder = render.BASE / "functions"

    assert {file.name: file.read_text() for file in folder.glob("*.yaml")} == render.files()
