"""What create_task promises."""

from concurrent.futures import ThreadPoolExecutor

from tests.calling import Workspace


def test_a_new_task_is_numbered_in_its_project_and_stands_at_the_foot_of_the_first_column(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)

    first, second = (ana.ask("create_task", project_id=home["id"], title=title) for title in ("Pay rent", "Call Ben"))

    assert (first["number"], second["number"]) == (1, 2)
    assert second["key"] == f"{home['key']}-2"
    assert second["status"]["name"] == "To do"
    assert first["position"] < second["position"]


def test_a_task_created_at_the_top_stands_before_the_others(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    below = workspace.a_task(ana, home)

    above = workspace.a_task(ana, home, at_top=True)

    assert above["position"] < below["position"]


def test_the_same_key_creates_one_task_and_answers_alike(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)

    first, again = (ana.ask("create_task", once="k-1", project_id=home["id"], title="Pay rent") for _ in range(2))

    assert first == again
    assert ana.ask("show_board", project_id=home["id"])["columns"][0]["count"] == 1


def test_another_body_under_the_same_key_is_refused(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    ana.ask("create_task", once="k-1", project_id=home["id"], title="Pay rent")

    assert ana.refused("create_task", once="k-1", project_id=home["id"], title="Pay more")["code"] == "key_reused"


def test_forty_at_once_are_all_accepted_and_numbered_without_a_gap(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)

    with ThreadPoolExecutor(40) as pool:
        made = list(pool.map(lambda number: workspace.a_task(ana, home, title=f"Task {number}"), range(40)))

    assert sorted(task["number"] for task in made) == list(range(1, 41))
    assert len({task["position"] for task in made}) == 40


def test_a_stranger_is_told_that_there_is_no_such_project(workspace: Workspace) -> None:
    home = workspace.a_project(workspace.a_person())

    problem = workspace.a_person("Eve Stranger").refused("create_task", project_id=home["id"], title="Mine")

    assert (problem["status"], problem["code"]) == (422, "not_found")


def test_a_typo_is_named(workspace: Workspace) -> None:
    ana = workspace.a_person()

    problem = ana.refused("create_task", project_id=workspace.a_project(ana)["id"], titel="Pay rent")

    assert (problem["code"], problem["field"]) == ("invalid", "titel")
