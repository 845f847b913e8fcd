"""What update_category promises."""

from tests.calling import Workspace


def test_a_category_is_renamed_on_every_card(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    category = ana.ask("create_category", project_id=home["id"], name="Money")
    workspace.a_task(ana, home, category_id=category["id"])

    renamed = ana.ask("update_category", id=category["id"], name="Finance", expected_version=1)

    assert renamed == {**category, "name": "Finance", "version": 2}
    assert ana.ask("show_board", project_id=home["id"])["columns"][0]["cards"][0]["category"] == renamed
    (said,) = ana.ask("list_events", project_id=home["id"], newest_first=True, first=1)["nodes"]
    assert said["data"] == {"before": category, "after": renamed}


def test_the_same_name_changes_nothing(workspace: Workspace) -> None:
    ana = workspace.a_person()
    category = ana.ask("create_category", project_id=workspace.a_project(ana)["id"], name="Money")

    assert ana.ask("update_category", id=category["id"], name="Money ") == category


def test_a_name_that_is_taken_is_refused(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    category, _ = (ana.ask("create_category", project_id=home["id"], name=name) for name in ("Money", "House"))

    assert ana.refused("update_category", id=category["id"], name="house")["code"] == "name_taken"


def test_a_stale_version_is_told_the_present_one(workspace: Workspace) -> None:
    ana = workspace.a_person()
    category = ana.ask("create_category", project_id=workspace.a_project(ana)["id"], name="Money")
    ana.ask("update_category", id=category["id"], name="Finance")

    problem = ana.refused("update_category", id=category["id"], name="Bank", expected_version=1)

    assert (problem["code"], problem["version"]) == ("stale", 2)
