"""What delete_status promises."""

from concurrent.futures import ThreadPoolExecutor

from tests.calling import Workspace


def test_the_tasks_of_a_removed_column_go_to_the_end_of_another_in_their_order(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    to_do, doing, _ = home["statuses"]
    ana.ask("create_status", project_id=home["id"], name="Review")
    there = workspace.a_task(ana, home)
    moving = [workspace.a_task(ana, home, status_id=doing["id"], at_top=True) for _ in range(3)][::-1]

    assert ana.ask("delete_status", id=doing["id"], move_tasks_to=to_do["id"], expected_version=1) == {"ok": True}

    board = ana.ask("show_board", project_id=home["id"])
    assert [column["status"]["name"] for column in board["columns"]] == ["To do", "Done", "Review"]
    assert [card["id"] for card in board["columns"][0]["cards"]] == [task["id"] for task in (there, *moving)]
    assert [card["version"] for card in board["columns"][0]["cards"]] == [1, 2, 2, 2]


def test_each_task_s_move_is_announced_then_the_column_s_end(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    to_do, doing, _ = home["statuses"]
    ana.ask("create_status", project_id=home["id"], name="Review")
    task = workspace.a_task(ana, home, status_id=doing["id"])

    ana.ask("delete_status", id=doing["id"], move_tasks_to=to_do["id"])

    moved, deleted = ana.ask("list_events", project_id=home["id"], after_seq=3)["nodes"]
    assert (moved["type"], moved["subject"]) == ("app.taskfleet.task.moved.v1", task["id"])
    assert moved["data"]["before"] == {"status_id": doing["id"], "position": task["position"], "version": 1}
    assert moved["data"]["after"]["status_id"] == to_do["id"]
    assert (deleted["type"], deleted["data"]) == ("app.taskfleet.status.deleted.v1", {"before": doing})
    assert moved["changeid"] == deleted["changeid"]


def test_tasks_that_come_into_a_done_column_are_completed_and_others_reopened(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    to_do, doing, done = home["statuses"]
    ana.ask("create_status", project_id=home["id"], name="Review")
    archive = ana.ask("create_status", project_id=home["id"], name="Archive", kind="done")
    workspace.a_task(ana, home, status_id=doing["id"])
    kept = workspace.a_task(ana, home, status_id=done["id"])

    ana.ask("delete_status", id=doing["id"], move_tasks_to=done["id"])
    ana.ask("delete_status", id=done["id"], move_tasks_to=archive["id"])
    (column,) = [each for each in ana.ask("show_board", project_id=home["id"])["columns"] if each["count"]]
    cards = column["cards"]
    assert [card["completed_at"] is not None for card in cards] == [True, True]
    assert cards[0]["completed_at"] == kept["completed_at"]

    ana.ask("create_status", project_id=home["id"], name="Finished", kind="done")
    ana.ask("delete_status", id=archive["id"], move_tasks_to=to_do["id"])

    cards = ana.ask("show_board", project_id=home["id"])["columns"][0]["cards"]
    assert [card["completed_at"] for card in cards] == [None, None]
    types = [event["type"].split(".")[3] for event in ana.ask("list_events", project_id=home["id"])["nodes"]]
    assert (types.count("completed"), types.count("reopened"), types.count("moved")) == (2, 2, 5)


def test_the_last_column_of_its_kind_stays(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    to_do, doing, _ = home["statuses"]

    problem = ana.refused("delete_status", id=doing["id"], move_tasks_to=to_do["id"])

    assert (problem["code"], problem["kind"]) == ("last_of_kind", "active")


def test_tasks_go_to_another_column_of_the_same_project_only(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home, other = workspace.a_project(ana), workspace.a_project(ana)
    column = ana.ask("create_status", project_id=home["id"], name="Review")["id"]

    for target in (column, other["statuses"][0]["id"]):
        problem = ana.refused("delete_status", id=column, move_tasks_to=target)
        assert (problem["code"], problem["field"]) == ("invalid", "move_tasks_to")


def test_a_stale_version_is_told_the_present_one(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    column = ana.ask("create_status", project_id=home["id"], name="Review")["id"]
    ana.ask("update_status", id=column, name="Reviewed")

    problem = ana.refused("delete_status", id=column, move_tasks_to=home["statuses"][0]["id"], expected_version=1)

    assert (problem["code"], problem["version"]) == ("stale", 2)


def test_no_task_is_lost_that_enters_the_column_as_it_goes(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    to_do = home["statuses"][0]["id"]
    column = ana.ask("create_status", project_id=home["id"], name="Review")["id"]
    tasks = [workspace.a_task(ana, home) for _ in range(8)]

    with ThreadPoolExecutor(8) as pool:
        entering = [pool.submit(ana.call, "move_task", id=task["id"], status_id=column) for task in tasks[:4]]
        made = [
            pool.submit(ana.call, "create_task", project_id=home["id"], title="New", status_id=column) for _ in range(4)
        ]
        removed = pool.submit(ana.ask, "delete_status", id=column, move_tasks_to=to_do)
        entering += [pool.submit(ana.call, "move_task", id=task["id"], status_id=column) for task in tasks[4:]]

    removed.result()
    answers = [answer.result() for answer in (*entering, *made)]
    assert {(answer.status, answer.body.get("code")) for answer in answers} <= {(200, None), (422, "not_found")}
    board = ana.ask("show_board", project_id=home["id"])
    created = sum(answer.result().status == 200 for answer in made)
    assert [column["count"] for column in board["columns"]] == [8 + created, 0, 0]
