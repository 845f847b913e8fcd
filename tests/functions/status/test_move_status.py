"""What move_status promises."""

from tests.calling import Person, Workspace


def _names(person: Person, project_id: str) -> list[str]:
    return [column["name"] for column in person.ask("show_project", id=project_id)["statuses"]]


def test_a_column_moves_after_another_or_to_the_front(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    to_do, doing, done = home["statuses"]

    ana.ask("move_status", id=to_do["id"], after_id=doing["id"], expected_version=1)
    assert _names(ana, home["id"]) == ["Doing", "To do", "Done"]
    moved = ana.ask("move_status", id=done["id"])

    assert _names(ana, home["id"]) == ["Done", "Doing", "To do"]
    (said,) = ana.ask("list_events", project_id=home["id"], newest_first=True, first=1)["nodes"]
    assert said["type"] == "app.taskfleet.status.moved.v1"
    assert said["data"] == {
        "before": {"position": done["position"], "version": 1},
        "after": {"position": moved["position"], "version": 2},
    }


def test_a_column_that_stands_there_already_stays(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    to_do, doing, _ = home["statuses"]

    assert ana.ask("move_status", id=to_do["id"]) == to_do
    assert ana.ask("move_status", id=doing["id"], after_id=to_do["id"]) == doing
    assert ana.ask("list_events", project_id=home["id"], after_seq=1)["nodes"] == []


def test_a_column_stands_after_another_one_of_its_project(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home, other = workspace.a_project(ana), workspace.a_project(ana)
    column = home["statuses"][0]["id"]

    assert ana.refused("move_status", id=column, after_id=column)["code"] == "invalid"
    assert ana.refused("move_status", id=column, after_id=other["statuses"][1]["id"])["code"] == "not_found"


def test_a_stale_version_is_told_the_present_one(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    done = home["statuses"][2]["id"]
    ana.ask("move_status", id=done)

    problem = ana.refused("move_status", id=done, after_id=home["statuses"][0]["id"], expected_version=1)

    assert (problem["code"], problem["version"]) == ("stale", 2)
