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


def test_a_task_can_come_with_everything(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    label = ana.ask("create_label", project_id=home["id"], name="Money")
    category = ana.ask("create_category", project_id=home["id"], name="Bills")
    parent = workspace.a_task(ana, home)
    chosen = "0190b3a0-0000-7000-8000-" + ana.id[-12:]
    said = {"id": chosen, "title": "Pay rent", "description": "By *transfer*", "priority": "urgent", "estimate": 15}
    said |= {"start": {"date": "2026-02-01", "time": None, "zone": None}, "parent_id": parent["id"]}
    said |= {"due": {"date": "2026-03-01", "time": "09:30", "zone": "Europe/Berlin"}}

    made = workspace.a_task(ana, home, **said, label_ids=[label["id"]], category_id=category["id"], assignee_id=ana.id)

    assert {field: made[field] for field in said} == said
    assert (made["labels"], made["category"], made["assignee"]["id"]) == ([label], category, ana.id)


def test_an_id_in_use_is_refused(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    task = workspace.a_task(ana, home)

    problem = ana.refused("create_task", project_id=home["id"], title="Pay rent", id=task["id"])

    assert (problem["code"], problem["field"]) == ("id_taken", "id")


def test_what_belongs_to_another_project_is_refused(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home, other = workspace.a_project(ana), workspace.a_project(ana)
    foreign = {
        "category_id": ana.ask("create_category", project_id=other["id"], name="Bills")["id"],
        "label_ids": [ana.ask("create_label", project_id=other["id"], name="Money")["id"]],
        "parent_id": workspace.a_task(ana, other)["id"],
        "assignee_id": workspace.a_person("Eve Stranger").id,
    }

    for field, value in foreign.items():
        problem = ana.refused("create_task", project_id=home["id"], title="Pay rent", **{field: value})
        assert (problem["code"], problem["field"]) == ("invalid", field)
    problem = ana.refused("create_task", project_id=home["id"], title="Mine", status_id=other["statuses"][0]["id"])
    assert problem["code"] == "not_found"


def test_a_full_column_refuses_with_its_limit(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    ana.ask("update_status", id=home["statuses"][0]["id"], wip_limit=1)
    workspace.a_task(ana, home)

    problem = ana.refused("create_task", project_id=home["id"], title="One more")

    assert (problem["code"], problem["limit"]) == ("column_full", 1)


def test_a_refused_task_takes_no_number(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    first = workspace.a_task(ana, home)
    ana.refused("create_task", project_id=home["id"], title="Pay rent", id=first["id"])

    assert workspace.a_task(ana, home)["number"] == 2
