"""What purge_expired promises."""

from collections.abc import Callable
from typing import Any

import pytest
import requests

from events.store.database import Database
from knative.local.stack.stack import Stack
from tests.calling import Workspace

PING = {
    "ce-specversion": "1.0",
    "ce-id": "p-1",
    "ce-source": "/apis/v1/namespaces/taskfleet/pingsources/purge-expired",
    "ce-type": "dev.knative.sources.ping",
    "content-type": "application/json",
}


@pytest.fixture
def database(functions_stack: Stack) -> Database:
    """The database, to let time pass in it."""
    return Database(functions_stack.environment["DATABASE_URL"])


@pytest.fixture
def tick(functions_url: str) -> Callable[[], None]:
    """Calls the clock as a PingSource does."""

    def call() -> None:
        url = functions_url.format(service="purge-expired") + "/from-clock"
        answer = requests.post(url, data=b"{}", headers=PING, timeout=15)
        assert (answer.status_code, answer.content) == (204, b"")

    return call


def _count(database: Database, table: str, column: str, value: str) -> int:
    (text,) = database.read(f'SELECT count(*)::text FROM "{table}" WHERE {column} = $1::uuid', [value])  # noqa: S608
    return int(text)


def _days_ago(database: Database, table: str, column: str, days: int, key: str, value: str) -> None:
    assert database.read(
        f"UPDATE {table} SET {column} = now() - $1::int * interval '1 day' WHERE {key} = $2::uuid RETURNING 'changed'",  # noqa: S608
        [str(days), value],
    )


def test_a_task_deleted_thirty_days_ago_is_gone_with_all_that_is_its_own(
    workspace: Workspace, database: Database, tick: Callable[[], None]
) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    old, below, young = (workspace.a_task(ana, home) for _ in range(3))
    ana.ask("update_task", id=below["id"], parent_id=old["id"])
    ana.ask("add_comment", task_id=old["id"], text="Paid")
    for task in (old, young):
        ana.ask("delete_task", id=task["id"])
    ana.ask("restore_task", id=below["id"])
    _days_ago(database, "task", "deleted_at", 31, "id", old["id"])
    _days_ago(database, "task", "deleted_at", 29, "id", young["id"])

    tick()

    assert _count(database, "task", "id", old["id"]) == 0
    assert _count(database, "comment", "task_id", old["id"]) == 0
    assert ana.refused("restore_task", id=old["id"])["code"] == "not_found"
    assert ana.ask("restore_task", id=young["id"])["deleted_at"] is None
    assert ana.ask("show_task", id=below["id"])["parent_id"] is None


def test_a_project_deleted_thirty_days_ago_is_gone_however_many_tasks_it_has(
    workspace: Workspace, database: Database, tick: Callable[[], None]
) -> None:
    ana = workspace.a_person()
    home, other = workspace.a_project(ana), workspace.a_project(ana)
    many = """INSERT INTO task (id, project_id, number, title, status_id, position, creator_id)
              SELECT gen_random_uuid(), $1::uuid, number, 'Task', $2::uuid, 'a' || number, $3::uuid
              FROM generate_series(1, 1200) AS number RETURNING title"""
    database.read(many, [home["id"], home["statuses"][0]["id"], ana.id])
    for project, days in ((home, 31), (other, 29)):
        ana.ask("delete_project", id=project["id"])
        _days_ago(database, "project", "deleted_at", days, "id", project["id"])

    tick()

    assert [_count(database, table, "project_id", home["id"]) for table in ("task", "status", "member")] == [0, 0, 0]
    assert _count(database, "project", "id", home["id"]) == 0
    assert ana.ask("create_project", key=home["key"], name="Anew")["key"] == home["key"]
    assert ana.ask("restore_project", id=other["id"])["id"] == other["id"]


def test_a_message_done_eight_days_ago_can_come_again(
    workspace: Workspace, database: Database, tick: Callable[[], None]
) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)

    def pay_rent() -> Any:
        return ana.ask("create_task", once="k-1", project_id=home["id"], title="Pay rent")["number"]

    def tick_after(days: int) -> None:
        _days_ago(database, "inbox", "time", days, "consumer = 'create_task' AND actor::uuid", ana.id)
        tick()

    assert pay_rent() == 1
    tick_after(7)
    assert pay_rent() == 1
    tick_after(9)
    assert pay_rent() == 2


def test_a_session_that_ended_thirty_days_ago_is_forgotten(
    workspace: Workspace, database: Database, tick: Callable[[], None]
) -> None:
    ended, open_ = workspace.a_person(), workspace.a_person("Ben Okafor")
    ended.ask("log_out")
    _days_ago(database, "session", "ended_at", 31, "user_id", ended.id)
    _days_ago(database, "session", "created_at", 31, "user_id", open_.id)

    tick()

    assert _count(database, "session", "user_id", ended.id) == 0
    assert open_.ask("show_me")["id"] == open_.id


def test_an_invitation_nobody_can_accept_any_more_is_forgotten(
    workspace: Workspace, database: Database, tick: Callable[[], None]
) -> None:
    ana = workspace.a_person()
    home, other = workspace.a_project(ana), workspace.a_project(ana)
    for project, days in ((home, 31), (other, 1)):
        ana.ask("invite_member", project_id=project["id"], email="somebody@example.com")
        _days_ago(database, "invitation", "expires_at", days, "project_id", project["id"])

    tick()

    assert [_count(database, "invitation", "project_id", project["id"]) for project in (home, other)] == [0, 1]


def test_it_answers_nobody_but_a_clock(functions_url: str) -> None:
    address = functions_url.format(service="purge-expired")

    for path in ("", "/", "/from-kafka"):
        assert requests.post(address + path, data=b"{}", headers=PING, timeout=15).status_code == 405
    assert requests.get(address + "/from-clock", timeout=15).status_code == 405
    operation = functions_url.format(service="create-task") + "/from-clock"
    assert requests.post(operation, data=b"{}", headers=PING, timeout=15).status_code == 405
