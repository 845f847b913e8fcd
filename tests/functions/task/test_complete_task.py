"""What complete_task and reopen_task promise."""

from datetime import datetime

from tests.calling import Workspace
from tests.functions.log import said_about, types_about


def test_a_completed_task_stands_at_the_foot_of_the_first_done_column(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    before, task = workspace.a_task(ana, home), workspace.a_task(ana, home)
    before = ana.ask("complete_task", id=before["id"])

    completed = ana.ask("complete_task", id=task["id"], expected_version=1)

    assert (completed["status"]["name"], completed["version"]) == ("Done", 2)
    assert completed["position"] > before["position"]
    assert completed["completed_at"] is not None


def test_completing_says_where_the_task_went_and_that_it_is_done(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    task = workspace.a_task(ana, home)

    completed = ana.ask("complete_task", id=task["id"])

    _, (moved, move), (done, completion) = said_about(ana, home, task["id"])
    assert (moved, done) == ("task.moved", "task.completed")
    assert move["before"] == {"status_id": task["status"]["id"], "position": task["position"], "version": 1}
    assert completion["before"] == {"completed_at": None, "version": 1}
    assert completion["after"]["version"] == 2
    assert datetime.fromisoformat(completion["after"]["completed_at"]) == datetime.fromisoformat(
        completed["completed_at"]
    )


def test_moving_into_a_done_column_completes_and_moving_out_reopens(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    _, doing, done = (status["id"] for status in home["statuses"])
    task = workspace.a_task(ana, home)

    completed = ana.ask("move_task", id=task["id"], status_id=done)
    reopened = ana.ask("move_task", id=task["id"], status_id=doing)

    assert completed["completed_at"] is not None
    assert reopened["completed_at"] is None
    assert types_about(ana, home, task["id"])[1:] == ["task.moved", "task.completed", "task.moved", "task.reopened"]


def test_a_task_created_done_is_completed(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)

    task = workspace.a_task(ana, home, status_id=home["statuses"][2]["id"])

    (_, created), (_, completed) = said_about(ana, home, task["id"])
    assert task["completed_at"] is not None
    assert datetime.fromisoformat(created["after"]["completed_at"]) == datetime.fromisoformat(task["completed_at"])
    assert completed["before"] == {"completed_at": None}


def test_completing_what_is_done_changes_nothing(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    task = ana.ask("complete_task", id=workspace.a_task(ana, home)["id"])

    assert ana.ask("complete_task", id=task["id"]) == task
    assert types_about(ana, home, task["id"]) == ["task.created", "task.moved", "task.completed"]


def test_a_reopened_task_stands_at_the_foot_of_the_first_open_column(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    task = ana.ask("complete_task", id=workspace.a_task(ana, home)["id"])
    last = workspace.a_task(ana, home)

    reopened = ana.ask("reopen_task", id=task["id"], expected_version=2)

    assert (reopened["status"]["name"], reopened["completed_at"]) == ("To do", None)
    assert reopened["position"] > last["position"]


def test_reopening_what_is_not_done_changes_nothing(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    task = workspace.a_task(ana, home)

    assert ana.ask("reopen_task", id=task["id"]) == task
    assert types_about(ana, home, task["id"]) == ["task.created"]


def test_a_full_done_column_refuses_with_its_limit(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    ana.ask("update_status", id=home["statuses"][2]["id"], wip_limit=1)
    ana.ask("complete_task", id=workspace.a_task(ana, home)["id"])

    problem = ana.refused("complete_task", id=workspace.a_task(ana, home)["id"])

    assert (problem["code"], problem["limit"]) == ("column_full", 1)


def test_a_stale_version_is_told_the_present_one(workspace: Workspace) -> None:
    ana = workspace.a_person()
    task = ana.ask("complete_task", id=workspace.a_task(ana, workspace.a_project(ana))["id"])

    for operation in ("complete_task", "reopen_task"):
        problem = ana.refused(operation, id=task["id"], expected_version=1)
        assert (problem["code"], problem["version"]) == ("stale", 2)
