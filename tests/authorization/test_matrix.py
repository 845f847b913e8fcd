"""Every operation, everybody who could ask, every door: from the catalogue."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pg8000.native
import pytest
import sqlalchemy as sa

from events import catalogue
from events.contracts.message import Asker
from knative.local.stack.stack import Stack
from tests.authorization.doors import DoorLike, GraphQL, Http, Kafka, as_binary, as_json, as_structured
from tests.authorization.rows import ROWS, Row
from tests.authorization.scene import ROLES, Scene
from tests.calling import Person, Workspace

SCHEMA = Path(__file__).resolve().parents[2] / "gateway" / "schema.graphql"
NOBODY = {"unauthenticated"}
OUTSIDE = {"not_found"}
LESSER = {"forbidden"}
# Those who take part last, because being let in may end what they had.
ASKERS = ("signed out", "revoked", "outsider", "viewer", "member", "owner")

CELLS = [
    (name, door)
    for name, contract in sorted(catalogue.operations().items())
    for door in (Http, GraphQL, Kafka)
    if door.flag in contract.terms.doors
]


@pytest.fixture(scope="module")
def doors(stack_with: Any) -> dict[type[DoorLike], DoorLike]:
    """The three ways in of a running Taskfleet."""
    environment = stack_with().environment
    return {
        Http: Http(environment["PUBLIC_URL"]),
        GraphQL: GraphQL(environment["PUBLIC_URL"], SCHEMA.read_text()),
        Kafka: Kafka(environment["FUNCTIONS_URL"], environment["GATEWAY_SECRET"]),
    }


@pytest.fixture(scope="module")
def administrator(functions_stack: Stack) -> Person:
    """Somebody who administers this installation: the first account does, whoever had it among the tests."""
    person = Workspace(functions_stack.environment["FUNCTIONS_URL"]).a_person("Root Admin")
    url = sa.make_url(functions_stack.environment["DATABASE_URL"])
    with pg8000.native.Connection(
        url.username or "", password=url.password, host=url.host or "", port=url.port or 5432, database=url.database
    ) as connection:
        connection.run('UPDATE "user" SET administrator = true WHERE id = CAST(:id AS uuid)', id=person.id)
    return person


@pytest.fixture(scope="module")
def regulars(functions_stack: Stack, administrator: Person) -> Iterator[dict[str, Person]]:
    """Those who take part in every row that ends nobody's session."""
    with Workspace(functions_stack.environment["FUNCTIONS_URL"]) as workspace:
        yield _people(workspace, administrator)


def _people(workspace: Workspace, administrator: Person) -> dict[str, Person]:
    names = {"owner": "Ana", "member": "Ben", "viewer": "Cem", "outsider": "Eve", "second owner": "Dan"}
    people = {role: workspace.a_person(f"{name} Gomez") for role, name in names.items()}
    return people | {"revoked": workspace.a_person("Rob Gomez"), "administrator": administrator}


def test_every_operation_of_the_catalogue_has_its_row() -> None:
    assert set(ROWS) == set(catalogue.operations())


@pytest.mark.parametrize(("name", "door"), CELLS, ids=[f"{name}-{door.name}" for name, door in CELLS])
def test_only_those_are_let_in_who_may(
    name: str,
    door: type[DoorLike],
    doors: dict[type[DoorLike], DoorLike],
    regulars: dict[str, Person],
    administrator: Person,
    workspace: Workspace,
) -> None:
    row = ROWS[name]
    people = _people(workspace, administrator) if row.ends_sessions else regulars | {"revoked": workspace.a_person()}
    scene = Scene(workspace, people)
    revoked = people["revoked"]

    for asker in ASKERS:
        body = row.body(scene, asker)
        person = None if asker == "signed out" else people[asker]
        if asker == "revoked":
            if door is Kafka:
                revoked.sign_before_leaving(name, body)
            revoked.call("log_out")

        verdict = doors[door].knock(name, body, person)

        assert verdict.code in _expected(row, asker), f"{asker} was answered {verdict.code} for {body}"


def _expected(row: Row, asker: str) -> set[str]:
    if row.least == "anyone":
        return {"ok"}
    if asker in ("signed out", "revoked") or row.least == "gateway":
        return NOBODY
    if row.least == "signed in":
        return {"ok"}
    if row.least == "administrator":
        return LESSER
    if asker == "outsider":
        return OUTSIDE
    return {"ok"} if ROLES.index(asker) >= ROLES.index(row.least) else LESSER


@pytest.mark.parametrize("name", sorted(name for name, row in ROWS.items() if row.least != "gateway"))
def test_every_operation_takes_all_three_bodies_through_nginx(
    name: str, stack_with: Any, regulars: dict[str, Person], workspace: Workspace
) -> None:
    row = ROWS[name]
    through_nginx = Workspace(f"{stack_with().environment['PUBLIC_URL']}/functions/{{service}}")

    for written in (as_json, as_binary, as_structured):
        fresh = {"revoked": workspace.a_person(), "owner": workspace.a_person("Ola Berg")}
        scene = Scene(workspace, regulars | fresh if row.ends_sessions else regulars | {"revoked": fresh["revoked"]})
        asker = "administrator" if row.least == "administrator" else "owner"
        headers, body = written(name, row.body(scene, asker))

        answer = through_nginx.call(name, body, headers=headers, token=scene.people[asker].token)

        assert answer.status == 200, f"{written.__name__}: {answer.body}"
        assert ("ce-type" in answer.headers) == (written is not as_json)


@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if row.least == "administrator"])
def test_an_administrator_is_let_in(
    name: str, doors: dict[type[DoorLike], DoorLike], regulars: dict[str, Person], administrator: Person
) -> None:
    scene = Scene(administrator.workspace, regulars | {"revoked": administrator.workspace.a_person()})
    contract = catalogue.operations()[name]

    for kind, door in doors.items():
        if kind.flag in contract.terms.doors:
            assert door.knock(name, ROWS[name].body(scene, "administrator"), administrator).code == "ok"


def test_the_gateways_credential_is_not_taken_from_outside(stack_with: Any) -> None:
    environment = stack_with().environment
    through_nginx = Workspace(f"{environment['PUBLIC_URL']}/functions/{{service}}")
    credential = {"authorization": f"Gateway {environment['GATEWAY_SECRET']}"}

    assert through_nginx.call("list_heads", {"streams": []}, headers=credential).status == 401


@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if row.least == "gateway"])
def test_the_gateways_credential_is_good_for_its_own_operations_only(name: str, functions_stack: Stack) -> None:
    environment = functions_stack.environment
    functions = Workspace(environment["FUNCTIONS_URL"])
    credential = {"authorization": f"Gateway {environment['GATEWAY_SECRET']}"}
    ana = functions.a_person()
    scene_like = {"list_missed_events": {"stream": f"user:{ana.id}", "after_seq": 0}, "list_heads": {"streams": []}}
    body = scene_like.get(name, {"ids": []} if name == "list_users_by_id" else {"listeners": []})

    assert functions.call(name, body, headers=credential).status == 200
    assert functions.call("show_me", {}, headers=credential).status == 401


def test_the_contract_says_the_same_as_the_row() -> None:
    says = {Asker.ANYONE: {"anyone"}, Asker.GATEWAY: {"gateway"}, Asker.ADMINISTRATOR: {"administrator"}}

    for name, contract in catalogue.operations().items():
        assert ROWS[name].least in says.get(contract.terms.asks, {"signed in", "viewer", "member", "owner"}), name
