"""What show_task promises."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as FutureTimeout

import pytest

from tests.calling import Workspace
from tests.functions.installations import Installation
from tests.waiting import until


def test_a_task_is_shown_by_its_id_and_by_its_key(workspace: Workspace) -> None:
    ana = workspace.a_person()
    task = workspace.a_task(ana, workspace.a_project(ana), description="Before the *1st*")

    by_id = ana.ask("show_task", id=task["id"])

    assert by_id == task
    assert ana.ask("show_task", id=task["key"]) == by_id
    assert ana.ask("show_task", id=task["key"].lower()) == by_id


def test_a_task_read_again_costs_postgresql_nothing(new_installation: Callable[[str], Installation]) -> None:
    alone = new_installation("open")
    workspace, database = alone.workspace, alone.database
    ana = workspace.a_person()
    task = workspace.a_task(ana, workspace.a_project(ana))

    def is_answered_while_nobody_can_read_a_table() -> bool:
        ana.ask("show_task", id=task["id"])
        locked = database.transaction()
        locked.run('LOCK TABLE session, "user", member, project, task IN ACCESS EXCLUSIVE MODE', ())
        with ThreadPoolExecutor(1) as pool:
            answer = pool.submit(ana.ask, "show_task", id=task["id"])
            try:
                return bool(answer.result(timeout=0.3) == task)
            except FutureTimeout:
                return False
            finally:
                locked.end()

    until(is_answered_while_nobody_can_read_a_table)


def test_a_change_is_seen_at_once_although_the_task_was_read_before(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    task = workspace.a_task(ana, home)

    for number in range(10):
        ana.ask("update_task", id=task["id"], title=f"Title {number}")
        assert {ana.ask("show_task", id=task["id"])["title"] for _ in range(3)} == {f"Title {number}"}


def test_what_is_shown_in_a_task_is_never_older_than_its_own_change(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    label = ana.ask("create_label", project_id=home["id"], name="Urgent")
    task = workspace.a_task(ana, home, label_ids=[label["id"]])

    for name in ("First", "Second", "Third"):
        ana.ask("show_task", id=task["id"])
        ana.ask("update_status", id=task["status"]["id"], name=name)
        ana.ask("update_label", id=label["id"], name=f"{name} label")
        shown = ana.ask("show_task", id=task["id"])
        assert (shown["status"]["name"], shown["labels"][0]["name"]) == (name, f"{name} label")


def test_who_left_a_project_reads_none_of_its_tasks(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    ben = workspace.a_member(home, ana)
    task = workspace.a_task(ana, home)
    for _ in range(3):
        ben.ask("show_task", id=task["id"])

    ana.ask("remove_member", project_id=home["id"], user_id=ben.id)

    assert ben.refused("show_task", id=task["id"])["code"] == "not_found"


def test_a_task_elsewhere_and_no_task_are_answered_alike(workspace: Workspace) -> None:
    ana, eve = workspace.a_person(), workspace.a_person("Eve Stranger")
    task = workspace.a_task(ana, workspace.a_project(ana))
    ana.ask("show_task", id=task["id"])

    problems = [eve.refused("show_task", id=each) for each in (task["id"], task["key"], eve.id, "NOBODY-1")]

    assert {(problem["code"], problem["detail"]) for problem in problems} == {
        ("not_found", "There is no such thing, or it is not yours to see.")
    }


@pytest.mark.parametrize("reference", ["HOME-", "HOME-0", "-12", "HOME-99999999999", "not a task"])
def test_what_names_no_task_is_invalid(workspace: Workspace, reference: str) -> None:
    problem = workspace.a_person().refused("show_task", id=reference)

    assert (problem["code"], problem["field"]) == ("invalid", "id")
