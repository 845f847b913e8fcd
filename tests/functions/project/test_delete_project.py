"""What delete_project promises."""

from tests.calling import Workspace


def test_a_deleted_project_is_gone_for_everybody(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    workspace.a_task(ana, home)
    ana.ask("show_board", project_id=home["id"])

    assert ana.ask("delete_project", id=home["id"], expected_version=1) == {"ok": True}

    for operation, named in (("show_project", "id"), ("show_board", "project_id"), ("list_events", "project_id")):
        assert ana.refused(operation, **{named: home["id"]})["code"] == "not_found"
    assert ana.refused("create_task", project_id=home["id"], title="Pay rent")["code"] == "not_found"
    assert ana.refused("delete_project", id=home["id"])["code"] == "not_found"


def test_a_stale_version_is_told_the_present_one(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    ana.ask("update_project", id=home["id"], name="Our home")

    problem = ana.refused("delete_project", id=home["id"], expected_version=1)

    assert (problem["code"], problem["version"]) == ("stale", 2)


def test_deleting_twice_under_one_key_does_it_once(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)

    assert [ana.ask("delete_project", once="k-1", id=home["id"]) for _ in range(2)] == [{"ok": True}] * 2
