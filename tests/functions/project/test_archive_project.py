"""What archive_project promises."""

from tests.calling import Workspace


def test_an_archived_project_can_be_read_and_not_changed(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)

    archived = ana.ask("archive_project", id=home["id"], expected_version=1)

    assert archived["archived_at"] is not None
    assert ana.ask("show_project", id=home["id"])["version"] == archived["version"] == 2
    assert ana.refused("create_task", project_id=home["id"], title="Pay rent")["code"] == "archived"
    assert ana.refused("update_project", id=home["id"], name="Our home")["code"] == "archived"


def test_archiving_again_changes_nothing(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)

    first, again = (ana.ask("archive_project", id=home["id"]) for _ in range(2))

    assert first == again
    assert len(ana.ask("list_events", project_id=home["id"])["nodes"]) == 2


def test_a_stale_version_is_told_the_present_one(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    ana.ask("archive_project", id=home["id"])

    problem = ana.refused("archive_project", id=home["id"], expected_version=1)

    assert (problem["code"], problem["version"]) == ("stale", 2)
