"""What delete_label promises."""

from concurrent.futures import ThreadPoolExecutor

from tests.calling import Workspace


def test_a_removed_label_comes_off_its_tasks_and_each_is_announced(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    help_, later = (ana.ask("create_label", project_id=home["id"], name=name) for name in ("Help", "Later"))
    task = workspace.a_task(ana, home, label_ids=[help_["id"], later["id"]])
    workspace.a_task(ana, home, label_ids=[later["id"]])

    assert ana.ask("delete_label", id=help_["id"], expected_version=1) == {"ok": True}

    cards = ana.ask("show_board", project_id=home["id"])["columns"][0]["cards"]
    assert [(card["labels"], card["version"]) for card in cards] == [([later], 2), ([later], 1)]
    updated, deleted = ana.ask("list_events", project_id=home["id"], after_seq=5)["nodes"]
    assert (updated["type"], updated["subject"]) == ("app.taskfleet.task.updated.v1", task["id"])
    assert updated["data"] == {
        "before": {"label_ids": [help_["id"], later["id"]], "version": 1},
        "after": {"label_ids": [later["id"]], "version": 2},
    }
    assert (deleted["type"], deleted["data"]) == ("app.taskfleet.label.deleted.v1", {"before": help_})


def test_no_task_keeps_a_label_that_goes_while_it_is_given(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    label = ana.ask("create_label", project_id=home["id"], name="Help")["id"]

    with ThreadPoolExecutor(8) as pool:

        def give() -> object:
            return ana.call("create_task", project_id=home["id"], title="Call", label_ids=[label])

        given = [pool.submit(give) for _ in range(6)]
        removed = pool.submit(ana.ask, "delete_label", id=label)
        given += [pool.submit(give) for _ in range(6)]
    removed.result()
    for answer in given:
        answer.result()

    state: dict[str, list[str]] = {}
    for event in ana.ask("list_events", project_id=home["id"], first=200)["nodes"]:
        if event["type"].startswith("app.taskfleet.task."):
            state[event["subject"]] = event["data"]["after"]["label_ids"]
    assert all(labels == [] for labels in state.values())


def test_a_stale_version_is_told_the_present_one(workspace: Workspace) -> None:
    ana = workspace.a_person()
    label = ana.ask("create_label", project_id=workspace.a_project(ana)["id"], name="Help")
    ana.ask("update_label", id=label["id"], name="Later")

    problem = ana.refused("delete_label", id=label["id"], expected_version=1)

    assert (problem["code"], problem["version"]) == ("stale", 2)


def test_what_is_removed_is_not_there_to_remove(workspace: Workspace) -> None:
    ana = workspace.a_person()
    label = ana.ask("create_label", project_id=workspace.a_project(ana)["id"], name="Help")
    ana.ask("delete_label", id=label["id"])

    assert ana.refused("delete_label", id=label["id"])["code"] == "not_found"
