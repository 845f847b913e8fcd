"""What update_status promises."""

from concurrent.futures import ThreadPoolExecutor

from tests.calling import Workspace


def test_name_and_limit_change_and_a_limit_is_cleared(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    doing = home["statuses"][1]

    limited = ana.ask("update_status", id=doing["id"], name="In work", wip_limit=2)
    unlimited = ana.ask("update_status", id=doing["id"], wip_limit=None)

    assert (limited["name"], limited["wip_limit"], limited["version"]) == ("In work", 2, 2)
    assert (unlimited["name"], unlimited["wip_limit"], unlimited["version"]) == ("In work", None, 3)
    said = [event["data"] for event in ana.ask("list_events", project_id=home["id"], after_seq=1)["nodes"]]
    assert said == [
        {
            "before": {"name": "Doing", "wip_limit": None, "version": 1},
            "after": {"name": "In work", "wip_limit": 2, "version": 2},
        },
        {"before": {"wip_limit": 2, "version": 2}, "after": {"wip_limit": None, "version": 3}},
    ]


def test_what_changes_nothing_is_not_announced(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    doing = home["statuses"][1]

    assert ana.ask("update_status", id=doing["id"], name="Doing", kind="active", wip_limit=None) == doing
    assert ana.ask("list_events", project_id=home["id"], after_seq=1)["nodes"] == []


def test_a_column_that_becomes_done_completes_its_tasks(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    doing = home["statuses"][1]
    ana.ask("create_status", project_id=home["id"], name="Review")
    task = workspace.a_task(ana, home, status_id=doing["id"])

    ana.ask("update_status", id=doing["id"], kind="done")

    (card,) = ana.ask("show_board", project_id=home["id"])["columns"][1]["cards"]
    assert card["completed_at"] is not None
    assert card["version"] == 2
    updated, completed = ana.ask("list_events", project_id=home["id"], after_seq=3)["nodes"]
    assert updated["data"]["after"] == {"kind": "done", "version": 2}
    assert (completed["type"], completed["subject"]) == ("app.taskfleet.task.completed.v1", task["id"])
    assert completed["data"]["before"] == {"completed_at": None, "version": 1}


def test_a_column_that_is_done_no_longer_reopens_its_tasks(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    done = home["statuses"][2]
    workspace.a_task(ana, home, status_id=done["id"])
    ana.ask("create_status", project_id=home["id"], name="Archive", kind="done")

    ana.ask("update_status", id=done["id"], kind="active")

    (card,) = ana.ask("show_board", project_id=home["id"])["columns"][2]["cards"]
    assert card["completed_at"] is None
    (reopened,) = ana.ask("list_events", project_id=home["id"], newest_first=True, first=1)["nodes"]
    assert reopened["type"] == "app.taskfleet.task.reopened.v1"
    assert reopened["data"]["after"] == {"completed_at": None, "version": 2}


def test_the_last_column_of_a_kind_keeps_it(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)

    for column in home["statuses"]:
        becoming = "open" if column["kind"] != "open" else "done"
        problem = ana.refused("update_status", id=column["id"], kind=becoming)
        assert (problem["code"], problem["kind"]) == ("last_of_kind", column["kind"])


def test_of_two_last_columns_changed_at_once_one_keeps_its_kind(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    first = home["statuses"][2]["id"]
    second = ana.ask("create_status", project_id=home["id"], name="Archive", kind="done")["id"]

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda column: ana.call("update_status", id=column, kind="active"), (first, second)))

    assert sorted(answer.status for answer in answers) == [200, 422]


def test_a_task_that_enters_while_the_kind_changes_ends_as_the_column_says(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    doing = home["statuses"][1]["id"]
    ana.ask("create_status", project_id=home["id"], name="Review")
    tasks = [workspace.a_task(ana, home) for _ in range(12)]

    with ThreadPoolExecutor(8) as pool:
        moved = [pool.submit(ana.ask, "move_task", id=task["id"], status_id=doing) for task in tasks]
        made = [pool.submit(workspace.a_task, ana, home, status_id=doing) for _ in range(6)]
        changed = pool.submit(ana.ask, "update_status", id=doing, kind="done")
        made += [pool.submit(workspace.a_task, ana, home, status_id=doing) for _ in range(6)]

    for answer in (*moved, *made, changed):
        answer.result()
    cards = ana.ask("show_board", project_id=home["id"])["columns"][1]["cards"]
    assert len(cards) == 24
    assert all(card["completed_at"] is not None for card in cards)


def test_a_stale_version_is_told_the_present_one(workspace: Workspace) -> None:
    ana = workspace.a_person()
    doing = workspace.a_project(ana)["statuses"][1]
    ana.ask("update_status", id=doing["id"], name="In work", expected_version=1)

    problem = ana.refused("update_status", id=doing["id"], name="At work", expected_version=1)

    assert (problem["code"], problem["version"]) == ("stale", 2)


def test_a_column_i_may_not_see_and_one_that_never_was_look_alike(workspace: Workspace) -> None:
    home = workspace.a_project(workspace.a_person())
    eve = workspace.a_person("Eve Stranger")

    foreign = eve.refused("update_status", id=home["statuses"][0]["id"], name="Mine")
    unknown = eve.refused("update_status", id=home["id"], name="Mine")

    assert foreign == unknown
    assert foreign["code"] == "not_found"
