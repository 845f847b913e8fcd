"""What restore_project promises."""

from tests.calling import Workspace


def test_a_restored_project_is_as_it_was(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    task = workspace.a_task(ana, home)
    ana.ask("delete_project", id=home["id"])

    restored = ana.ask("restore_project", id=home["id"])

    assert restored == {**home, "version": 3}
    assert ana.ask("show_board", project_id=home["id"])["columns"][0]["cards"][0]["id"] == task["id"]
    said = ana.ask("list_events", project_id=home["id"], newest_first=True, first=2)["nodes"]
    assert [event["type"].split(".")[3] for event in said] == ["restored", "deleted"]


def test_an_archived_project_comes_back_archived(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    ana.ask("archive_project", id=home["id"])
    ana.ask("delete_project", id=home["id"])

    assert ana.ask("restore_project", id=home["id"])["archived_at"] is not None


def test_restoring_what_is_there_changes_nothing(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)

    assert ana.ask("restore_project", id=home["id"]) == home
