"""What delete_category promises."""

from concurrent.futures import ThreadPoolExecutor

from tests.calling import Workspace


def test_the_tasks_of_a_removed_category_stay_without_one_and_each_is_announced(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    category = ana.ask("create_category", project_id=home["id"], name="Money")
    task = workspace.a_task(ana, home, category_id=category["id"])
    workspace.a_task(ana, home)

    assert ana.ask("delete_category", id=category["id"], expected_version=1) == {"ok": True}

    cards = ana.ask("show_board", project_id=home["id"])["columns"][0]["cards"]
    assert [(card["category"], card["version"]) for card in cards] == [(None, 2), (None, 1)]
    updated, deleted = ana.ask("list_events", project_id=home["id"], after_seq=4)["nodes"]
    assert (updated["type"], updated["subject"]) == ("app.taskfleet.task.updated.v1", task["id"])
    assert updated["data"] == {
        "before": {"category_id": category["id"], "version": 1},
        "after": {"category_id": None, "version": 2},
    }
    assert (deleted["type"], deleted["data"]) == ("app.taskfleet.category.deleted.v1", {"before": category})


def test_a_category_can_go_while_tasks_are_given_it(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    category = ana.ask("create_category", project_id=home["id"], name="Money")["id"]

    with ThreadPoolExecutor(8) as pool:
        given = [
            pool.submit(ana.call, "create_task", project_id=home["id"], title="Pay rent", category_id=category)
            for _ in range(5)
        ]
        removed = pool.submit(ana.ask, "delete_category", id=category)
    removed.result()

    answers = {(answer.result().status, answer.result().body.get("code")) for answer in given}
    assert answers <= {(200, None), (422, "invalid")}
    cards = ana.ask("show_board", project_id=home["id"])["columns"][0]["cards"]
    assert all(card["category"] is None for card in cards)


def test_a_stale_version_is_told_the_present_one(workspace: Workspace) -> None:
    ana = workspace.a_person()
    category = ana.ask("create_category", project_id=workspace.a_project(ana)["id"], name="Money")
    ana.ask("update_category", id=category["id"], name="Finance")

    problem = ana.refused("delete_category", id=category["id"], expected_version=1)

    assert (problem["code"], problem["version"]) == ("stale", 2)
