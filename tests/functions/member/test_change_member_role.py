"""What change_member_role promises."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

from events.store.database import Database
from tests.calling import Person, Workspace
from tests.functions.log import said_about


def test_a_new_role_holds_at_once(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    ben = workspace.a_member(home, ana, role="member")
    workspace.a_task(ben, home)

    changed = ana.ask("change_member_role", project_id=home["id"], user_id=ben.id, role="viewer")

    assert (changed["user"]["id"], changed["role"]) == (ben.id, "viewer")
    assert ben.refused("create_task", project_id=home["id"], title="Pay rent")["code"] == "forbidden"
    (_, (said, data)) = said_about(ana, home, ben.id)
    assert said == "member.role-changed"
    assert data == {
        "before": {"user_id": ben.id, "role": "member"},
        "after": {"user_id": ben.id, "role": "viewer"},
    }


def test_the_same_role_once_more_is_no_event(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)

    assert ana.ask("change_member_role", project_id=home["id"], user_id=ana.id, role="owner")["role"] == "owner"

    assert said_about(ana, home, ana.id) == []


def test_the_last_owner_stays_one(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    workspace.a_member(home, ana)

    problem = ana.refused("change_member_role", project_id=home["id"], user_id=ana.id, role="member")

    assert problem["code"] == "last_owner"


def test_an_owner_whose_account_is_shut_does_not_count(workspace: Workspace, database: Database) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    ben = workspace.a_member(home, ana, role="owner")
    database.read('UPDATE "user" SET disabled_at = now() WHERE id = $1 RETURNING name', [ben.id])

    assert ana.refused("leave_project", project_id=home["id"])["code"] == "last_owner"


def test_of_two_owners_who_demote_each_other_one_remains(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    ben = workspace.a_member(home, ana, role="owner")

    with ThreadPoolExecutor(2) as pool:
        answers = list(
            pool.map(
                lambda one, other: one.call(
                    "change_member_role", project_id=home["id"], user_id=other.id, role="viewer"
                ),
                (ana, ben),
                (ben, ana),
            )
        )

    assert sorted(answer.status for answer in answers) in ([200, 403], [200, 422])
    roles = [person.ask("show_project", id=home["id"])["role"] for person in (ana, ben)]
    assert sorted(roles) == ["owner", "viewer"]


def test_only_owners_change_roles_and_only_of_members(workspace: Workspace) -> None:
    ana, eve = workspace.a_person(), workspace.a_person("Eve Stranger")
    home = workspace.a_project(ana)
    ben = workspace.a_member(home, ana)

    def refused(person: Person, whom: str) -> Any:
        return person.refused("change_member_role", project_id=home["id"], user_id=whom, role="owner")["code"]

    assert refused(ben, ben.id) == "forbidden"
    assert refused(ana, eve.id) == "not_found"
    assert refused(eve, eve.id) == "not_found"
