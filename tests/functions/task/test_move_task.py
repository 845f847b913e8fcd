"""What move_task promises."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

from events.store.database import Database
from tests.calling import Person, Workspace
from tests.functions.log import said_about, types_about


def order(person: Person, project: Any, column: int = 0) -> list[str]:
    """The cards of a column, from its top."""
    return [card["id"] for card in person.ask("show_board", project_id=project["id"])["columns"][column]["cards"]]


def test_a_moved_task_lands_between_its_neighbours(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    first, second, third = (workspace.a_task(ana, home)["id"] for _ in range(3))

    ana.ask("move_task", id=third, status_id=home["statuses"][0]["id"], after_id=first)

    assert order(ana, home) == [first, third, second]


def test_without_a_card_to_come_after_it_is_the_first(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    doing = home["statuses"][1]["id"]
    there = workspace.a_task(ana, home, status_id=doing)["id"]
    task = workspace.a_task(ana, home)["id"]

    moved = ana.ask("move_task", id=task, status_id=doing, expected_version=1)

    assert order(ana, home, 1) == [task, there]
    assert (moved["status"]["name"], moved["version"]) == ("Doing", 2)


def test_the_log_says_from_where_to_where(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    task = workspace.a_task(ana, home)

    moved = ana.ask("move_task", id=task["id"], status_id=home["statuses"][1]["id"])

    before = {"status_id": task["status"]["id"], "position": task["position"], "version": 1}
    after = {"status_id": moved["status"]["id"], "position": moved["position"], "version": 2}
    assert said_about(ana, home, task["id"])[1:] == [("task.moved", {"before": before, "after": after})]


def test_a_card_that_stands_there_already_does_not_move(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    to_do = home["statuses"][0]["id"]
    first, second = (workspace.a_task(ana, home) for _ in range(2))

    assert ana.ask("move_task", id=first["id"], status_id=to_do) == first
    assert ana.ask("move_task", id=second["id"], status_id=to_do, after_id=first["id"]) == second
    assert types_about(ana, home, second["id"]) == ["task.created"]


def test_a_full_column_refuses_with_its_limit(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    doing = home["statuses"][1]["id"]
    ana.ask("update_status", id=doing, wip_limit=1)
    workspace.a_task(ana, home, status_id=doing)

    problem = ana.refused("move_task", id=workspace.a_task(ana, home)["id"], status_id=doing)

    assert (problem["code"], problem["limit"]) == ("column_full", 1)


def test_moving_within_a_full_column_is_fine(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    to_do = home["statuses"][0]["id"]
    first, second = (workspace.a_task(ana, home)["id"] for _ in range(2))
    ana.ask("update_status", id=to_do, wip_limit=2)

    ana.ask("move_task", id=second, status_id=to_do)

    assert order(ana, home) == [second, first]


def test_many_who_enter_at_once_find_no_more_room_than_there_is(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    doing = home["statuses"][1]["id"]
    ana.ask("update_status", id=doing, wip_limit=3)
    tasks = [workspace.a_task(ana, home)["id"] for _ in range(4)]

    def enter(number: int) -> int:
        if number < 4:
            return ana.call("move_task", id=tasks[number], status_id=doing).status
        return ana.call("create_task", project_id=home["id"], title="New", status_id=doing).status

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(enter, range(8)))

    assert sorted(answers) == [200] * 3 + [422] * 5
    assert len(order(ana, home, 1)) == 3


def test_a_stale_version_is_told_the_present_one(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    task = workspace.a_task(ana, home)
    ana.ask("update_task", id=task["id"], title="Pay more")

    problem = ana.refused("move_task", id=task["id"], status_id=home["statuses"][1]["id"], expected_version=1)

    assert (problem["code"], problem["version"]) == ("stale", 2)


def test_two_people_moving_at_once_leave_one_order(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    doing = home["statuses"][1]["id"]
    anchor = workspace.a_task(ana, home, status_id=doing)["id"]
    tasks = [workspace.a_task(ana, home)["id"] for _ in range(6)]

    with ThreadPoolExecutor(6) as pool:
        moved = list(pool.map(lambda task: ana.ask("move_task", id=task, status_id=doing, after_id=anchor), tasks))

    assert order(ana, home, 1) == [anchor, *[t["id"] for t in sorted(moved, key=lambda t: (t["position"], t["id"]))]]


def test_one_card_moved_by_many_at_once_goes_where_the_last_one_put_it(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    task = workspace.a_task(ana, home)["id"]
    columns = [status["id"] for status in home["statuses"]] * 2

    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda column: ana.call("move_task", id=task, status_id=column), columns))

    assert [answer.status for answer in answers] == [200] * 6
    last = max((answer.body for answer in answers), key=lambda answered: answered["version"])
    assert ana.ask("show_task", id=task) == last


def test_a_card_comes_after_those_that_share_a_position(workspace: Workspace, database: Database) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    to_do = home["statuses"][0]["id"]
    tied = sorted(workspace.a_task(ana, home)["id"] for _ in range(3))
    after, task = (workspace.a_task(ana, home)["id"] for _ in range(2))
    tie = "UPDATE task SET position = 'a0' WHERE id = ANY ($1::uuid[]) RETURNING 'done'"
    database.read(tie, ["{" + ",".join(tied) + "}"])

    ana.ask("move_task", id=task, status_id=to_do, after_id=tied[0])

    assert order(ana, home) == [*tied, task, after]


def test_a_column_or_card_elsewhere_is_not_found(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home, other = workspace.a_project(ana), workspace.a_project(ana)
    task, foreign = workspace.a_task(ana, home)["id"], workspace.a_task(ana, other)["id"]
    to_do, doing = (status["id"] for status in home["statuses"][:2])
    elsewhere = workspace.a_task(ana, home)["id"]

    places = [
        {"status_id": other["statuses"][0]["id"]},
        {"status_id": doing, "after_id": elsewhere},
        {"status_id": to_do, "after_id": foreign},
        {"status_id": to_do, "after_id": task},
    ]

    assert {ana.refused("move_task", id=task, **place)["code"] for place in places} == {"not_found"}
