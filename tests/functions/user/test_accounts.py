"""What disable_user, enable_user, list_users and list_users_by_id promise."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from events.store.database import Database
from tests.calling import PASSWORD, Person, Workspace
from tests.functions.installations import Installation


def everybody(administrator: Person, first: int) -> list[str]:
    """The ids of all accounts, page by page."""
    found: list[str] = []
    page: Any = {"page_info": {"has_next_page": True, "end_cursor": None}}
    while page["page_info"]["has_next_page"]:
        page = administrator.ask("list_users", first=first, after=page["page_info"]["end_cursor"])
        found += [user["id"] for user in page["nodes"]]
    return found


def test_a_shut_account_is_out_at_once_and_cannot_come_back(
    workspace: Workspace, administrator: Person, database: Database
) -> None:
    ana = workspace.a_person()
    ana.ask("show_me")

    shut = administrator.ask("disable_user", id=ana.id)

    assert (shut["disabled"], shut["version"]) == (True, 2)
    assert ana.call("show_me").status == 401
    assert workspace.call("refresh_session", {"refresh_token": ana.session["refresh_token"]}).status == 401
    body = {"email": ana.email, "password": PASSWORD}
    assert workspace.call("log_in", body).body["code"] == "disabled"
    assert workspace.call("log_in", body | {"password": "a guess"}).body["code"] == "wrong_pair"
    assert administrator.ask("disable_user", id=ana.id)["version"] == 2
    said = database.read("SELECT type || data::text FROM event WHERE stream = $1 ORDER BY seq", [f"user:{ana.id}"])
    assert "account disabled" in said[-2]
    assert [text.partition("{")[0] for text in said].count("app.taskfleet.user.disabled.v1") == 1


def test_an_account_that_opens_again_needs_a_new_session(workspace: Workspace, administrator: Person) -> None:
    ana = workspace.a_person()
    administrator.ask("disable_user", id=ana.id)

    assert administrator.ask("enable_user", id=ana.id)["disabled"] is False

    assert ana.call("show_me").status == 401
    assert workspace.call("log_in", {"email": ana.email, "password": PASSWORD}).status == 200
    assert administrator.ask("enable_user", id=ana.id)["version"] == 3


def test_of_two_administrators_who_shut_each_other_one_remains(
    new_installation: Callable[[str], Installation],
) -> None:
    installation = new_installation("open")
    ida, leo = (installation.workspace.a_person(name) for name in ("Ida Admin", "Leo Admin"))
    installation.database.read('UPDATE "user" SET administrator = true RETURNING name', [])

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda one, other: one.call("disable_user", id=other.id), (ida, leo), (leo, ida)))

    assert sorted(answer.status for answer in answers) in ([200, 401], [200, 422])
    (survivor,) = [person for person in (ida, leo) if person.call("show_me").status == 200]
    assert survivor.refused("disable_user", id=survivor.id)["code"] == "last_administrator"


def test_everybody_is_listed_by_name_page_by_page(workspace: Workspace, administrator: Person) -> None:
    made = [workspace.a_person(name).id for name in ("Zoe Zander", "aaron Abel", "Zoe Zander")]

    listed = everybody(administrator, first=7)

    assert len(listed) == len(set(listed))
    assert {*made} <= {*listed}
    assert listed.index(made[1]) < min(listed.index(made[0]), listed.index(made[2]))
    assert administrator.refused("list_users", after="bm9wZQ==")["code"] == "bad_cursor"
    assert workspace.a_person().refused("list_users")["code"] == "forbidden"


def test_the_gateway_learns_names_by_id_and_nothing_of_unknown_ids(workspace: Workspace, gateway: Any) -> None:
    ana, ben = workspace.a_person(), workspace.a_person("Ben Okafor")
    home = workspace.a_project(ana)

    people = gateway("list_users_by_id", ids=[ana.id, ben.id, home["id"]])["nodes"]

    assert sorted(people, key=lambda person: str(person["name"])) == [
        {"id": ana.id, "name": "Ana Gomez", "initials": "AG"},
        {"id": ben.id, "name": "Ben Okafor", "initials": "BO"},
    ]


def test_an_unknown_account_is_not_there(workspace: Workspace, administrator: Person) -> None:
    nobody = workspace.a_project(administrator)["id"]

    for operation in ("disable_user", "enable_user"):
        assert administrator.refused(operation, id=nobody)["code"] == "not_found"
