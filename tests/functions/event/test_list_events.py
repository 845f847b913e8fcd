"""What list_events promises."""

from typing import Any

from tests.calling import Person, Workspace


def _pages(person: Person, **asked: Any) -> list[list[int]]:
    pages: list[list[int]] = []
    after = None
    while True:
        page = person.ask("list_events", after=after, **asked)
        pages.append([int(event["sequence"]) for event in page["nodes"]])
        after = page["page_info"]["end_cursor"]
        if not page["page_info"]["has_next_page"]:
            return pages


def test_what_happened_is_listed_as_cloudevents(workspace: Workspace) -> None:
    ana = workspace.a_person("Ana Gomez")
    home = workspace.a_project(ana)
    task = ana.ask("create_task", once="k-1", project_id=home["id"], title="Pay rent")

    first, second = ana.ask("list_events", project_id=home["id"])["nodes"]

    assert first["type"] == "app.taskfleet.project.created.v1"
    assert {name: second[name] for name in ("specversion", "source", "type", "subject", "datacontenttype")} == {
        "specversion": "1.0",
        "source": "/taskfleet",
        "type": "app.taskfleet.task.created.v1",
        "subject": task["id"],
        "datacontenttype": "application/json",
    }
    assert (second["partitionkey"], second["sequence"], second["epoch"]) == (f"project:{home['id']}", f"{2:020}", 1)
    assert (second["actorid"], second["actorname"], second["causationid"]) == (ana.id, "Ana Gomez", "k-1")
    assert second["data"]["after"]["title"] == "Pay rent"


def test_pages_run_oldest_or_newest_first(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    for _ in range(4):
        workspace.a_task(ana, home)

    assert _pages(ana, project_id=home["id"], first=2) == [[1, 2], [3, 4], [5]]
    assert _pages(ana, project_id=home["id"], first=2, newest_first=True) == [[5, 4], [3, 2], [1]]


def test_a_reader_who_was_away_asks_for_what_came_after(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    for _ in range(4):
        workspace.a_task(ana, home)

    assert _pages(ana, project_id=home["id"], after_seq=2, first=2) == [[3, 4], [5]]
    assert _pages(ana, project_id=home["id"], after_seq=2, first=2, newest_first=True) == [[5, 4], [3]]
    assert _pages(ana, project_id=home["id"], after_seq=5) == [[]]


def test_a_task_s_history_is_the_log_narrowed_to_it(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    task, _ = workspace.a_task(ana, home), workspace.a_task(ana, home)
    ana.ask("move_task", id=task["id"], status_id=home["statuses"][1]["id"])

    assert _pages(ana, project_id=home["id"], subject=task["id"]) == [[2, 4]]
    assert _pages(ana, project_id=home["id"], subject=task["id"], newest_first=True, first=1) == [[4], [2]]


def test_a_stranger_is_told_that_there_is_nothing(workspace: Workspace) -> None:
    home = workspace.a_project(workspace.a_person())

    assert workspace.a_person("Eve Stranger").refused("list_events", project_id=home["id"])["code"] == "not_found"


def test_a_bad_cursor_is_refused(workspace: Workspace) -> None:
    ana = workspace.a_person()

    problem = ana.refused("list_events", project_id=workspace.a_project(ana)["id"], after="bm9wZQ==")

    assert problem["code"] == "bad_cursor"
