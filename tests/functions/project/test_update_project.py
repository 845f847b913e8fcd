"""What update_project promises."""

from concurrent.futures import ThreadPoolExecutor

from tests.calling import Workspace


def test_only_what_changed_is_changed_and_announced(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana, description="Where we live")

    updated = ana.ask("update_project", id=home["id"], name="  Our   home ")

    assert (updated["name"], updated["description"], updated["version"]) == ("Our home", "Where we live", 2)
    said = ana.ask("list_events", project_id=home["id"], after_seq=1)["nodes"]
    assert [(event["type"], event["data"]) for event in said] == [
        (
            "app.taskfleet.project.updated.v1",
            {"before": {"name": "Home", "version": 1}, "after": {"name": "Our home", "version": 2}},
        )
    ]


def test_what_changes_nothing_is_answered_and_not_announced(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)

    assert ana.ask("update_project", id=home["id"], name="Home", key=home["key"]) == home
    assert ana.ask("list_events", project_id=home["id"], after_seq=1)["nodes"] == []


def test_tasks_are_renumbered_with_the_key(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home, other = workspace.a_project(ana), workspace.a_project(ana)
    workspace.a_task(ana, home)
    ana.ask("delete_project", id=other["id"])
    key = other["key"][::-1]

    ana.ask("update_project", id=home["id"], key=key)

    assert ana.ask("show_board", key=key)["columns"][0]["cards"][0]["key"] == f"{key}-1"


def test_a_key_that_is_taken_is_refused_also_by_a_deleted_project(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home, other = workspace.a_project(ana), workspace.a_project(ana)
    ana.ask("delete_project", id=other["id"])

    assert ana.refused("update_project", id=home["id"], key=other["key"])["code"] == "key_taken"


def test_a_name_needs_a_letter(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)

    problem = ana.refused("update_project", id=home["id"], name="   ")

    assert (problem["code"], problem["field"]) == ("invalid", "name")


def test_a_stale_version_is_told_the_present_one(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    ana.ask("update_project", id=home["id"], name="Our home", expected_version=1)

    problem = ana.refused("update_project", id=home["id"], name="My home", expected_version=1)

    assert (problem["code"], problem["version"]) == ("stale", 2)


def test_a_new_key_and_new_tasks_at_once_do_not_stop_each_other(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    keys = ("ZZ" + home["key"][:6], home["key"]) * 3

    with ThreadPoolExecutor(8) as pool:
        renamed = [pool.submit(ana.ask, "update_project", id=home["id"], key=key) for key in keys]
        added = [pool.submit(workspace.a_task, ana, home) for _ in range(20)]

    assert {answer.result()["id"] for answer in renamed} == {home["id"]}
    assert sorted(answer.result()["number"] for answer in added) == list(range(1, 21))


def test_a_project_nobody_told_me_of_and_one_that_never_was_look_alike(workspace: Workspace) -> None:
    ana, eve = workspace.a_person(), workspace.a_person("Eve Stranger")
    home = workspace.a_project(ana)

    foreign = eve.refused("update_project", id=home["id"], name="Mine")
    unknown = eve.refused("update_project", id=home["id"][:-1] + ("0" if home["id"][-1] != "0" else "1"), name="Mine")

    assert foreign == unknown
    assert (foreign["status"], foreign["code"]) == (422, "not_found")
