"""What show_project promises."""

from tests.calling import Workspace


def test_a_project_is_shown_by_id_or_by_key(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    ana.ask("create_label", project_id=home["id"], name="urgent")
    ana.ask("create_category", project_id=home["id"], name="Money")

    shown = ana.ask("show_project", id=home["id"])

    assert shown == ana.ask("show_project", key=home["key"])
    assert [column["name"] for column in shown["statuses"]] == ["To do", "Doing", "Done"]
    assert [thing["name"] for thing in (*shown["labels"], *shown["categories"])] == ["urgent", "Money"]
    assert shown["role"] == "owner"


def test_a_project_is_named_once(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)

    assert ana.refused("show_project")["code"] == "invalid"
    assert ana.refused("show_project", id=home["id"], key=home["key"])["code"] == "invalid"


def test_a_stranger_is_told_that_there_is_nothing(workspace: Workspace) -> None:
    home = workspace.a_project(workspace.a_person())

    assert workspace.a_person("Eve Stranger").refused("show_project", key=home["key"])["code"] == "not_found"
