"""What accept_invitation promises."""

from concurrent.futures import ThreadPoolExecutor

from events.store.database import Database
from tests.calling import Workspace


def test_who_has_an_account_accepts_by_id_and_is_in_the_project(workspace: Workspace) -> None:
    ana, ben = workspace.a_person(), workspace.a_person("Ben Okafor")
    home = workspace.a_project(ana)
    invitation = ana.ask("invite_member", project_id=home["id"], email=ben.email, role="viewer")

    joined = ben.ask("accept_invitation", id=invitation["id"])

    assert (joined["id"], joined["role"]) == (home["id"], "viewer")
    assert [column["name"] for column in joined["statuses"]] == ["To do", "Doing", "Done"]
    assert ben.ask("show_board", project_id=home["id"])["project"]["id"] == home["id"]


def test_who_has_the_link_accepts_by_its_token_whatever_their_address(workspace: Workspace) -> None:
    ana, ben = workspace.a_person(), workspace.a_person("Ben Okafor")
    home = workspace.a_project(ana)
    link = ana.ask("invite_member", project_id=home["id"], email=f"x{ben.email}")["link"]

    assert ben.ask("accept_invitation", token=link.rpartition("/")[2])["role"] == "member"


def test_signing_up_with_an_invited_address_gives_no_invitation(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    invitation = ana.ask("invite_member", project_id=home["id"], email=f"x{ana.email}")

    eve = workspace.a_person("Eve Stranger", email=f"x{ana.email}")

    assert eve.ask("list_invitations")["nodes"] == []
    assert eve.refused("accept_invitation", id=invitation["id"])["code"] == "not_found"
    assert eve.ask("accept_invitation", token=invitation["link"].rpartition("/")[2])["id"] == home["id"]


def test_an_invitation_to_somebody_elses_account_is_not_there(workspace: Workspace) -> None:
    ana, ben, eve = workspace.a_person(), workspace.a_person("Ben Okafor"), workspace.a_person("Eve Stranger")
    invitation = ana.ask("invite_member", project_id=workspace.a_project(ana)["id"], email=ben.email)

    assert eve.refused("accept_invitation", id=invitation["id"])["code"] == "not_found"
    assert ana.refused("accept_invitation", id=invitation["id"])["code"] == "not_found"


def test_a_link_lets_one_person_in(workspace: Workspace) -> None:
    ana = workspace.a_person()
    link = ana.ask("invite_member", project_id=workspace.a_project(ana)["id"], email=f"x{ana.email}")["link"]
    people = [workspace.a_person(f"Person {number}") for number in range(4)]

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda who: who.call("accept_invitation", token=link.rpartition("/")[2]), people))

    assert sorted(answer.status for answer in answers) == [200, 422, 422, 422]
    assert {answer.body["code"] for answer in answers if answer.status == 422} == {"used"}


def test_an_expired_invitation_is_refused(workspace: Workspace, database: Database) -> None:
    ana, ben = workspace.a_person(), workspace.a_person("Ben Okafor")
    invitation = ana.ask("invite_member", project_id=workspace.a_project(ana)["id"], email=ben.email)
    database.read("UPDATE invitation SET expires_at = now() WHERE id = $1 RETURNING id::text", [invitation["id"]])

    assert ben.refused("accept_invitation", id=invitation["id"])["code"] == "expired"


def test_who_is_in_the_project_already_stays_as_they_are(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    link = ana.ask("invite_member", project_id=home["id"], email=f"x{ana.email}", role="viewer")["link"]

    assert ana.refused("accept_invitation", token=link.rpartition("/")[2])["code"] == "already_in"
    assert ana.ask("show_project", id=home["id"])["role"] == "owner"


def test_guessing_at_tokens_is_slowed_down_by_address(workspace: Workspace, address: str) -> None:
    eve = workspace.a_person("Eve Stranger")

    codes = [
        workspace.call("accept_invitation", {"token": f"guess {n}"}, token=eve.token, headers={"x-real-ip": address})
        for n in range(21)
    ]

    assert [answer.body["code"] for answer in codes] == ["not_found"] * 20 + ["slow_down"]
    assert 0 < int(codes[-1].headers["retry-after"]) <= 30


def test_an_invitation_is_named_by_its_id_or_by_its_token(workspace: Workspace) -> None:
    ana = workspace.a_person()

    assert ana.refused("accept_invitation")["field"] == "id"


def test_joining_is_announced_without_the_address(workspace: Workspace, database: Database) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    ben = workspace.a_member(home, ana)

    said = database.read(
        "SELECT type || data::text FROM event WHERE stream = $1 ORDER BY seq", [f"project:{home['id']}"]
    )

    assert [text.partition(".v1")[0].removeprefix("app.taskfleet.") for text in said[1:]] == [
        "invitation.created",
        "invitation.accepted",
        "member.joined",
    ]
    assert not any(ben.email in text or "Okafor" in text for text in said)
