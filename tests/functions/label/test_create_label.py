"""What create_label promises."""

from concurrent.futures import ThreadPoolExecutor

from tests.calling import Workspace


def test_a_label_has_a_name_and_a_colour(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)

    label = ana.ask("create_label", project_id=home["id"], name=" Needs  help ", colour="#ff8800")

    assert (label["name"], label["colour"], label["version"]) == ("Needs help", "#ff8800", 1)
    assert ana.ask("show_project", id=home["id"])["labels"] == [label]
    (said,) = ana.ask("list_events", project_id=home["id"], after_seq=1)["nodes"]
    assert (said["type"], said["subject"]) == ("app.taskfleet.label.created.v1", label["id"])
    assert said["data"] == {"after": label}


def test_of_two_made_at_once_with_one_name_one_is_refused(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)

    with ThreadPoolExecutor(2) as pool:
        answers = list(
            pool.map(lambda name: ana.call("create_label", project_id=home["id"], name=name), ("Help", "help"))
        )

    assert sorted(answer.status for answer in answers) == [200, 422]
    assert [answer.body["code"] for answer in answers if answer.status == 422] == ["name_taken"]


def test_a_colour_that_is_none_is_named(workspace: Workspace) -> None:
    ana = workspace.a_person()

    problem = ana.refused("create_label", project_id=workspace.a_project(ana)["id"], name="Help", colour="orange")

    assert (problem["code"], problem["field"]) == ("invalid", "colour")
