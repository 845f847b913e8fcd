"""What sign_up promises."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from events.store.database import Database
from tests.calling import PASSWORD, Answer, Person, Workspace
from tests.functions.installations import Installation


def sign_up(workspace: Workspace, email: str, address: str | None = None, **more: Any) -> Answer:
    """Try to open an account."""
    body = {"email": email, "name": "Ben Okafor", "password": PASSWORD, **more}
    return workspace.call("sign_up", body, headers={"x-real-ip": address} if address else {})


def a_link(owner: Person, email: str) -> str:
    """The token of an invitation's link, to an address without an account."""
    home = owner.workspace.a_project(owner)
    return str(owner.ask("invite_member", project_id=home["id"], email=email)["link"]).rpartition("/")[2]


def test_an_account_opens_with_a_session_and_the_choices_made(workspace: Workspace) -> None:
    ben = workspace.a_person("Ben  Okafor ", locale="tr", time_zone="Europe/Istanbul")

    user = ben.session["user"]
    assert (user["name"], user["initials"], user["locale"], user["time_zone"], user["administrator"]) == (
        "Ben Okafor",
        "BO",
        "tr",
        "Europe/Istanbul",
        False,
    )
    assert ben.ask("show_me")["email"] == ben.email


def test_an_address_has_one_account_however_it_is_written_and_however_many_try(workspace: Workspace) -> None:
    email = f"x{workspace.a_person().email}"

    with ThreadPoolExecutor(4) as pool:
        tried = list(pool.map(lambda written: sign_up(workspace, written), [email, email.upper(), f" {email}", email]))

    assert sorted(answer.status for answer in tried) == [200, 422, 422, 422]
    assert {(answer.body["code"], answer.body["field"]) for answer in tried if answer.status == 422} == {
        ("email_taken", "email")
    }


def test_asking_which_addresses_are_taken_is_slowed_down_by_address(workspace: Workspace, address: str) -> None:
    ana = workspace.a_person()
    for _ in range(20):
        workspace.call("reset_password", {"token": "x", "new_password": PASSWORD}, headers={"x-real-ip": address})

    assert sign_up(workspace, ana.email, address).status == 429
    assert sign_up(workspace, ana.email, "192.0.2.3").body["code"] == "email_taken"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("password", "too short"),
        ("password", "p" * 129),
        ("password", "PasswordPassword"),
        ("password", "abababababababab"),
        ("email", "nobody at example.com"),
        ("email", "a@b"),
        ("name", " \t "),
        ("time_zone", "Europe/Atlantis"),
        ("locale", "tlh"),
    ],
)
def test_what_cannot_be_taken_is_named(workspace: Workspace, field: str, value: str) -> None:
    problem = sign_up(workspace, **{"email": "ben@example.com", field: value}).body

    assert (problem["code"], problem["field"]) == ("invalid", field)


def test_the_address_is_no_password(workspace: Workspace) -> None:
    assert sign_up(workspace, "ben.okafor@example.com", password="Ben.Okafor@example.com").body["field"] == "password"


def test_a_password_is_kept_as_argon2id_with_the_parameters_that_owasp_asks_for(
    workspace: Workspace, database: Database
) -> None:
    (kept,) = database.read('SELECT password_hash FROM "user" WHERE id = $1', [workspace.a_person().id])

    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")


def test_the_link_of_an_invitation_makes_it_the_new_accounts_own(workspace: Workspace) -> None:
    ana = workspace.a_person()
    link = a_link(ana, f"x{ana.email}")
    ben, eve = workspace.a_person("Ben Okafor", invitation_token=link), workspace.a_person("Eve Stranger")

    (invitation,) = ben.ask("list_invitations")["nodes"]

    assert eve.refused("accept_invitation", token=link)["code"] == "not_found"
    assert ben.ask("accept_invitation", id=invitation["id"])["role"] == "member"


def test_a_link_opens_one_account(workspace: Workspace) -> None:
    ana = workspace.a_person()
    link = a_link(ana, f"x{ana.email}")

    with ThreadPoolExecutor(3) as pool:
        tried = list(pool.map(lambda n: sign_up(workspace, f"{n}{ana.email}", invitation_token=link), range(3)))

    assert sorted(answer.status for answer in tried) == [200, 422, 422]
    assert {answer.body["code"] for answer in tried if answer.status == 422} == {"invalid_link"}


def test_opening_an_account_twice_opens_one_and_tells_its_tokens_once(workspace: Workspace) -> None:
    email = f"x{workspace.a_person().email}"
    body = {"email": email, "name": "Ben Okafor", "password": PASSWORD}

    first, again = (workspace.call("sign_up", body, key=email) for _ in range(2))

    assert (first.status, again.body["code"]) == (200, "already_done")


def test_by_invitation_only_the_first_and_the_invited_come_in(new_installation: Callable[[str], Installation]) -> None:
    workspace = new_installation("invited").workspace
    with ThreadPoolExecutor(4) as pool:
        tried = list(pool.map(lambda n: sign_up(workspace, f"person-{n}@example.com"), range(4)))

    (first,) = [answer.body for answer in tried if answer.status == 200]
    assert first["user"]["administrator"] is True
    assert {answer.body["code"] for answer in tried if answer.status != 200} == {"sign_up_closed"}
    link = a_link(Person(workspace, "Ana Gomez", first["user"]["email"], first), "ben@example.com")
    assert sign_up(workspace, "eve@example.com", invitation_token=f"{link}x").body["code"] == "invalid_link"
    assert sign_up(workspace, "eve@example.com").body["code"] == "sign_up_closed"
    assert sign_up(workspace, "ben@example.net", invitation_token=link).body["user"]["administrator"] is False


def test_where_it_is_closed_nobody_but_the_first_comes_in(new_installation: Callable[[str], Installation]) -> None:
    workspace = new_installation("closed").workspace
    ana = workspace.a_person()

    assert ana.session["user"]["administrator"] is True
    link = a_link(ana, "ben@example.com")
    assert sign_up(workspace, "ben@example.com", invitation_token=link).body["code"] == "sign_up_closed"


def test_opening_an_account_is_announced_without_name_or_address(workspace: Workspace, database: Database) -> None:
    ben = workspace.a_person("Ben Okafor")

    said = database.read("SELECT type || data::text FROM event WHERE stream = $1 ORDER BY seq", [f"user:{ben.id}"])

    assert [text.partition(".v1")[0] for text in said] == [
        "app.taskfleet.user.signed-up",
        "app.taskfleet.session.started",
    ]
    assert not any(ben.email in text or "Okafor" in text for text in said)
