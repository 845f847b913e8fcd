"""What update_label promises."""

from tests.calling import Workspace


def test_name_and_colour_change_on_every_card(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    label = ana.ask("create_label", project_id=home["id"], name="Help")
    workspace.a_task(ana, home, label_ids=[label["id"]])

    changed = ana.ask("update_label", id=label["id"], name="Needs help", expected_version=1)

    assert changed == {**label, "name": "Needs help", "version": 2}
    assert ana.ask("show_board", project_id=home["id"])["columns"][0]["cards"][0]["labels"] == [changed]
    (said,) = ana.ask("list_events", project_id=home["id"], newest_first=True, first=1)["nodes"]
    assert said["data"] == {"before": label, "after": changed}


def test_what_changes_nothing_is_not_announced(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    label = ana.ask("create_label", project_id=home["id"], name="Help")

    assert ana.ask("update_label", id=label["id"], name=" Help", colour=label["colour"]) == label
    assert ana.ask("list_events", project_id=home["id"], after_seq=2)["nodes"] == []


def test_a_name_that_is_taken_is_refused(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    label, _ = (ana.ask("create_label", project_id=home["id"], name=name) for name in ("Help", "Later"))

    assert ana.refused("update_label", id=label["id"], name="LATER")["code"] == "name_taken"


def test_a_stale_version_is_told_the_present_one(workspace: Workspace) -> None:
    ana = workspace.a_person()
    label = ana.ask("create_label", project_id=workspace.a_project(ana)["id"], name="Help")
    ana.ask("update_label", id=label["id"], colour="#ff8800")

    problem = ana.refused("update_label", id=label["id"], colour="#0088ff", expected_version=1)

    assert (problem["code"], problem["version"]) == ("stale", 2)


def test_a_label_i_may_not_see_and_one_that_never_was_look_alike(workspace: Workspace) -> None:
    ana, eve = workspace.a_person(), workspace.a_person("Eve Stranger")
    home = workspace.a_project(ana)
    label = ana.ask("create_label", project_id=home["id"], name="Help")

    assert eve.refused("update_label", id=label["id"], name="Mine") == eve.refused(
        "update_label", id=home["id"], name="Mine"
    )
