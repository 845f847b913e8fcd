"""What delete_task and restore_task promise."""

from concurrent.futures import ThreadPoolExecutor

from events.store.database import Database
from tests.calling import Workspace
from tests.functions.log import said_about, types_about


def test_a_deleted_task_is_hidden_from_board_and_lists(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    task = workspace.a_task(ana, home)

    assert ana.ask("delete_task", id=task["id"], expected_version=1) == {"ok": True}

    assert ana.ask("show_board", project_id=home["id"])["columns"][0]["count"] == 0
    assert ana.ask("list_tasks", project_id=home["id"])["nodes"] == []
    for operation in ("show_task", "delete_task", "complete_task", "reopen_task"):
        assert ana.refused(operation, id=task["id"])["code"] == "not_found"


def test_the_log_keeps_the_whole_task_as_it_was(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    task = workspace.a_task(ana, home, title="Pay rent", estimate=15)

    ana.ask("delete_task", id=task["id"])

    (_, created), (said, deleted) = said_about(ana, home, task["id"])
    assert said == "task.deleted"
    assert deleted["before"] | {"created_at": ""} == created["after"] | {"created_at": ""}


def test_the_tasks_under_it_go_with_it_and_come_back_with_it(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    top = workspace.a_task(ana, home)
    middle = workspace.a_task(ana, home, parent_id=top["id"])
    bottom = workspace.a_task(ana, home, parent_id=middle["id"])
    gone_before = workspace.a_task(ana, home, parent_id=top["id"])
    ana.ask("delete_task", id=gone_before["id"])

    ana.ask("delete_task", id=top["id"])
    hidden = {task["id"] for task in ana.ask("list_tasks", project_id=home["id"], deleted=True)["nodes"]}
    ana.ask("restore_task", id=top["id"])

    assert hidden == {top["id"], middle["id"], bottom["id"], gone_before["id"]}
    there = {task["id"]: task["parent_id"] for task in ana.ask("list_tasks", project_id=home["id"])["nodes"]}
    assert there == {top["id"]: None, middle["id"]: top["id"], bottom["id"]: middle["id"]}
    assert types_about(ana, home, bottom["id"]) == ["task.created", "task.deleted", "task.restored"]


def test_a_task_whose_parent_stays_deleted_comes_back_on_its_own(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    parent = workspace.a_task(ana, home)
    task = workspace.a_task(ana, home, parent_id=parent["id"])
    ana.ask("delete_task", id=parent["id"])

    assert ana.ask("restore_task", id=task["id"])["parent_id"] is None


def test_a_restored_task_stands_at_the_foot_of_its_column(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    task, last = workspace.a_task(ana, home), workspace.a_task(ana, home)
    ana.ask("delete_task", id=task["id"])

    restored = ana.ask("restore_task", id=task["id"])

    assert restored["position"] > last["position"]
    assert (restored["version"], restored["deleted_at"]) == (3, None)
    assert said_about(ana, home, task["id"])[-1][1]["after"]["position"] == restored["position"]


def test_restoring_what_is_not_deleted_changes_nothing(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    task = workspace.a_task(ana, home)

    assert ana.ask("restore_task", id=task["id"]) == task
    assert types_about(ana, home, task["id"]) == ["task.created"]


def test_a_full_column_takes_no_restored_task(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    task = workspace.a_task(ana, home)
    ana.ask("delete_task", id=task["id"])
    workspace.a_task(ana, home)
    ana.ask("update_status", id=home["statuses"][0]["id"], wip_limit=1)

    assert ana.refused("restore_task", id=task["id"])["code"] == "column_full"


def test_after_thirty_days_nothing_comes_back(workspace: Workspace, database: Database) -> None:
    ana = workspace.a_person()
    task = workspace.a_task(ana, workspace.a_project(ana))
    ana.ask("delete_task", id=task["id"])
    long_ago = "UPDATE task SET deleted_at = now() - interval '31 days' WHERE id = $1::uuid RETURNING 'done'"
    database.read(long_ago, [task["id"]])

    assert ana.refused("restore_task", id=task["id"])["code"] == "not_found"


def test_nothing_comes_under_a_task_that_goes_meanwhile(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    parent = workspace.a_task(ana, home)

    with ThreadPoolExecutor(5) as pool:
        for _ in range(2):
            pool.submit(ana.call, "create_task", project_id=home["id"], title="Under it", parent_id=parent["id"])
        pool.submit(ana.call, "delete_task", id=parent["id"])
        for _ in range(2):
            pool.submit(ana.call, "create_task", project_id=home["id"], title="Under it", parent_id=parent["id"])

    assert ana.ask("list_tasks", project_id=home["id"])["nodes"] == []


def test_a_stale_version_is_told_the_present_one(workspace: Workspace) -> None:
    ana = workspace.a_person()
    task = workspace.a_task(ana, workspace.a_project(ana))
    ana.ask("update_task", id=task["id"], title="Pay more")

    problem = ana.refused("delete_task", id=task["id"], expected_version=1)

    assert (problem["code"], problem["version"]) == ("stale", 2)
