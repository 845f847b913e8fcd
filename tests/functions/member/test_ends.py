"""What remove_member and leave_project promise."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import redis

from events.store.database import Database
from knative.local.stack.stack import Stack
from tests.calling import Answer, Person, Workspace
from tests.functions.log import said_about, types_about


@pytest.fixture
def ana(workspace: Workspace) -> Person:
    """Somebody with a project."""
    return workspace.a_person()


@pytest.fixture
def home(workspace: Workspace, ana: Person) -> Any:
    """Their project."""
    return workspace.a_project(ana)


def remove(ana: Person, ben: Person, home: Any) -> Answer:
    """Ana takes Ben out."""
    return ana.call("remove_member", project_id=home["id"], user_id=ben.id)


def leave(_: Person, ben: Person, home: Any) -> Answer:
    """Ben goes."""
    return ben.call("leave_project", project_id=home["id"])


both_ways = pytest.mark.parametrize(("end", "event"), [(remove, "member.removed"), (leave, "member.left")])


@both_ways
def test_who_is_out_sees_nothing_at_once_also_without_redis_remembering(
    workspace: Workspace, ana: Person, home: Any, functions_stack: Stack, end: Any, event: str
) -> None:
    ben = workspace.a_member(home, ana)
    task = workspace.a_task(ben, home)
    ben.ask("show_task", id=task["id"])

    assert end(ana, ben, home).body == {"ok": True}

    for _ in range(2):
        assert ben.refused("show_task", id=task["id"])["code"] == "not_found"
        assert ben.refused("show_board", project_id=home["id"])["code"] == "not_found"
        assert ben.refused("create_task", project_id=home["id"], title="Mine")["code"] == "not_found"
        with redis.Redis.from_url(functions_stack.environment["REDIS_URL"]) as cache:
            cache.flushall()
    assert types_about(ana, home, ben.id) == ["member.joined", event]


@both_ways
def test_their_tasks_are_nobodys_and_that_is_announced_before(
    workspace: Workspace, ana: Person, home: Any, database: Database, end: Any, event: str
) -> None:
    ben = workspace.a_member(home, ana)
    tasks = [workspace.a_task(ana, home, assignee_id=ben.id) for _ in range(3)]
    elsewhere = workspace.a_task(ben, workspace.a_project(ben), assignee_id=ben.id)
    kept = workspace.a_task(ana, home, assignee_id=ana.id)
    ana.ask("show_task", id=tasks[0]["id"])

    end(ana, ben, home)

    for task in tasks:
        now = ana.ask("show_task", id=task["id"])
        assert (now["assignee"], now["version"]) == (None, 2)
        assert said_about(ana, home, task["id"])[-1] == (
            "task.assigned",
            {"before": {"assignee_id": ben.id, "version": 1}, "after": {"assignee_id": None, "version": 2}},
        )
    assert ana.ask("show_task", id=kept["id"])["assignee"]["id"] == ana.id
    assert ben.ask("show_task", id=elsewhere["id"])["assignee"]["id"] == ben.id
    log = database.read("SELECT type FROM event WHERE stream = $1 ORDER BY seq DESC LIMIT 4", [f"project:{home['id']}"])
    assert log == [f"app.taskfleet.{event}.v1"] + ["app.taskfleet.task.assigned.v1"] * 3
    watched = "SELECT task_id::text FROM watcher WHERE user_id = $1"
    assert database.read(watched, [ben.id]) == [elsewhere["id"]]


def test_nobody_is_given_a_task_while_they_are_taken_out(workspace: Workspace, ana: Person, home: Any) -> None:
    ben = workspace.a_member(home, ana)
    tasks = [workspace.a_task(ana, home) for _ in range(8)]

    with ThreadPoolExecutor(5) as pool:
        given = [pool.submit(ana.call, "assign_task", id=task["id"], assignee_id=ben.id) for task in tasks]
        removed = pool.submit(remove, ana, ben, home)
        assert removed.result().status == 200
        assert {each.result().status for each in given} <= {200, 422}

    assert [ana.ask("show_task", id=task["id"])["assignee"] for task in tasks] == [None] * 8


def test_the_last_owner_can_neither_leave_nor_be_removed(workspace: Workspace, ana: Person, home: Any) -> None:
    workspace.a_member(home, ana)

    assert leave(ana, ana, home).body["code"] == "last_owner"
    assert remove(ana, ana, home).body["code"] == "last_owner"


def test_of_two_owners_who_leave_at_once_one_remains(workspace: Workspace, ana: Person, home: Any) -> None:
    ben = workspace.a_member(home, ana, role="owner")

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda person: leave(person, person, home), (ana, ben)))

    assert sorted(answer.status for answer in answers) == [200, 422]


def test_only_owners_remove_and_only_members(workspace: Workspace, ana: Person, home: Any) -> None:
    ben, eve = workspace.a_member(home, ana), workspace.a_person("Eve Stranger")

    assert remove(ben, ana, home).body["code"] == "forbidden"
    assert remove(ana, eve, home).body["code"] == "not_found"
    assert remove(eve, ben, home).body["code"] == "not_found"
    assert leave(ana, eve, home).body["code"] == "not_found"


def test_leaving_twice_with_the_same_key_is_leaving_once(workspace: Workspace, ana: Person, home: Any) -> None:
    ben = workspace.a_member(home, ana)

    first, again = (ben.ask("leave_project", once="k", project_id=home["id"]) for _ in range(2))

    assert first == again == {"ok": True}


def test_who_left_can_be_invited_again(workspace: Workspace, ana: Person, home: Any) -> None:
    ben = workspace.a_member(home, ana)
    leave(ana, ben, home)

    invitation = ana.ask("invite_member", project_id=home["id"], email=ben.email, role="viewer")

    assert ben.ask("accept_invitation", id=invitation["id"])["role"] == "viewer"


def test_an_archived_project_can_be_left_but_not_joined_by_new_invitations(
    workspace: Workspace, ana: Person, home: Any
) -> None:
    ben = workspace.a_member(home, ana)
    ana.ask("archive_project", id=home["id"])

    assert ana.refused("invite_member", project_id=home["id"], email="x@example.com")["code"] == "archived"
    assert leave(ana, ben, home).status == 200
