"""What invite_member promises."""

from concurrent.futures import ThreadPoolExecutor

from events.store.database import Database
from functions.sessions import token_hash
from tests.calling import Workspace


def test_who_has_an_account_finds_the_invitation_at_once_and_no_link_is_made(workspace: Workspace) -> None:
    ana, ben = workspace.a_person(), workspace.a_person("Ben Okafor")
    home = workspace.a_project(ana)

    sent = ana.ask("invite_member", project_id=home["id"], email=ben.email.upper(), role="owner")

    (waiting,) = ben.ask("list_invitations")["nodes"]
    assert sent["link"] is None
    assert waiting["id"] == sent["id"]
    told = (waiting["role"], waiting["project"]["key"], waiting["invited_by"]["name"])
    assert told == ("owner", home["key"], "Ana Gomez")


def test_any_other_address_gets_a_link_of_which_only_a_hash_is_kept(workspace: Workspace, database: Database) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)

    sent = ana.ask("invite_member", project_id=home["id"], email=f"x{ana.email}")

    where, _, token = sent["link"].rpartition("/")
    assert where.endswith("/invitation")
    assert len(token) >= 43  # base64 of 256 bits
    kept = database.read("SELECT encode(token_hash, 'hex') FROM invitation WHERE id = $1", [sent["id"]])
    assert kept == [token_hash(token).hex()]
    listed = ana.call("list_project_invitations", project_id=home["id"]).body
    assert token not in str(listed)
    assert token not in str(database.read("SELECT data::text FROM event WHERE subject = $1", [sent["id"]]))


def test_who_is_in_the_project_is_not_invited(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)

    problem = ana.refused("invite_member", project_id=home["id"], email=ana.email)

    assert (problem["code"], problem["field"]) == ("already_in", "email")


def test_an_address_is_invited_once_at_a_time_however_it_is_written(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    addresses = [f"x{ana.email}", f"X{ana.email}", f" x{ana.email.upper()}", f"x{ana.email} "]

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda email: ana.call("invite_member", project_id=home["id"], email=email), addresses))

    assert sorted(answer.status for answer in answers) == [200, 422, 422, 422]
    assert {answer.body["code"] for answer in answers if answer.status == 422} == {"already_invited"}


def test_an_invitation_that_nobody_answered_in_time_makes_room_for_another(
    workspace: Workspace, database: Database
) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    first = ana.ask("invite_member", project_id=home["id"], email=f"x{ana.email}")
    database.read("UPDATE invitation SET expires_at = now() WHERE id = $1 RETURNING id::text", [first["id"]])

    second = ana.ask("invite_member", project_id=home["id"], email=f"x{ana.email}")

    assert [each["id"] for each in ana.ask("list_project_invitations", project_id=home["id"])["nodes"]] == [
        second["id"]
    ]


def test_only_owners_invite(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    ben = workspace.a_member(home, ana)

    assert ben.refused("invite_member", project_id=home["id"], email="x@example.com")["code"] == "forbidden"


def test_what_is_no_address_is_refused(workspace: Workspace) -> None:
    ana = workspace.a_person()

    problem = ana.refused("invite_member", project_id=workspace.a_project(ana)["id"], email="ben at example.com")

    assert (problem["code"], problem["field"]) == ("invalid", "email")


def test_a_link_is_told_once_even_to_who_asks_again_with_the_same_key(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    ana.ask("invite_member", once="k", project_id=home["id"], email=f"x{ana.email}")

    again = ana.refused("invite_member", once="k", project_id=home["id"], email=f"x{ana.email}")

    assert again["code"] == "already_done"
