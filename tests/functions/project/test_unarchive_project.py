"""What unarchive_project promises."""

from tests.calling import Workspace


def test_an_archived_project_is_taken_up_again(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    ana.ask("archive_project", id=home["id"])

    taken_up = ana.ask("unarchive_project", id=home["id"], expected_version=2)

    assert (taken_up["archived_at"], taken_up["version"]) == (None, 3)
    assert workspace.a_task(ana, home)["number"] == 1


def test_what_is_not_archived_stays_as_it_is(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)

    assert ana.ask("unarchive_project", id=home["id"]) == home


def test_a_stale_version_is_told_the_present_one(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    ana.ask("archive_project", id=home["id"])

    problem = ana.refused("unarchive_project", id=home["id"], expected_version=1)

    assert (problem["code"], problem["version"]) == ("stale", 2)
