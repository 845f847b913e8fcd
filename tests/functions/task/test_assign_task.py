"""What assign_task promises."""

from events.store.database import Database
from tests.calling import Workspace
from tests.functions.log import said_about, types_about


def test_a_task_is_given_to_a_member_and_taken_back(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    ben = workspace.a_member(home, ana)
    task = workspace.a_task(ana, home)

    given = ana.ask("assign_task", id=task["id"], assignee_id=ben.id)
    taken = ana.ask("assign_task", id=task["id"], assignee_id=None, expected_version=2)

    assert given["assignee"] == {"id": ben.id, "name": "Ben Okafor", "initials": "BO"}
    assert (taken["assignee"], taken["version"]) == (None, 3)
    assert said_about(ana, home, task["id"])[1:] == [
        (
            "task.assigned",
            {"before": {"assignee_id": None, "version": 1}, "after": {"assignee_id": ben.id, "version": 2}},
        ),
        (
            "task.assigned",
            {"before": {"assignee_id": ben.id, "version": 2}, "after": {"assignee_id": None, "version": 3}},
        ),
    ]


def test_who_is_assigned_watches_the_task_from_then_on(workspace: Workspace, database: Database) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    ben = workspace.a_member(home, ana)
    task = workspace.a_task(ana, home)

    for assignee in (ben.id, None, ben.id):
        ana.ask("assign_task", id=task["id"], assignee_id=assignee)

    assert set(database.read("SELECT user_id::text FROM watcher WHERE task_id = $1::uuid", [task["id"]])) == {
        ana.id,
        ben.id,
    }


def test_giving_it_to_who_has_it_changes_nothing(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    task = workspace.a_task(ana, home, assignee_id=ana.id)

    assert ana.ask("assign_task", id=task["id"], assignee_id=ana.id) == task
    assert types_about(ana, home, task["id"]) == ["task.created"]


def test_only_who_may_work_in_the_project_can_be_given_a_task(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    viewer, stranger = workspace.a_member(home, ana, role="viewer"), workspace.a_person("Eve Stranger")
    task = workspace.a_task(ana, home)

    for person in (viewer, stranger):
        problem = ana.refused("assign_task", id=task["id"], assignee_id=person.id)
        assert (problem["code"], problem["field"]) == ("invalid", "assignee_id")


def test_a_stale_version_is_told_the_present_one(workspace: Workspace) -> None:
    ana = workspace.a_person()
    task = workspace.a_task(ana, workspace.a_project(ana))
    ana.ask("update_task", id=task["id"], title="Pay more")

    problem = ana.refused("assign_task", id=task["id"], assignee_id=ana.id, expected_version=1)

    assert (problem["code"], problem["version"]) == ("stale", 2)
