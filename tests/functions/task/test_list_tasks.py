"""What list_tasks promises."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.calling import Person, Workspace


def titles(person: Person, **asked: Any) -> list[str]:
    """The titles of a list's tasks, in its order."""
    return [task["title"] for task in person.ask("list_tasks", **asked)["nodes"]]


def pages(person: Person, **asked: Any) -> list[list[str]]:
    """The ids of a list's tasks, page for page."""
    found: list[list[str]] = []
    page: Any = {"page_info": {"end_cursor": None, "has_next_page": True}}
    while page["page_info"]["has_next_page"]:
        page = person.ask("list_tasks", after=page["page_info"]["end_cursor"], **asked)
        found.append([task["id"] for task in page["nodes"]])
    return found


@pytest.fixture(scope="module")
def chores(functions_url: str) -> Any:
    """Somebody with a project of eight tasks, as different as tasks can be."""
    with Workspace(functions_url) as workspace:
        ana = workspace.a_person()
        home = workspace.a_project(ana)
        ben = workspace.a_member(home, ana)
        _, doing, done = (status["id"] for status in home["statuses"])
        label = ana.ask("create_label", project_id=home["id"], name="Money")["id"]
        category = ana.ask("create_category", project_id=home["id"], name="Bills")["id"]
        noon = {"date": "2026-03-02", "time": "12:00", "zone": "Europe/Berlin"}
        for task in (
            {"title": "rent", "due": {"date": "2026-03-01"}, "priority": "urgent", "label_ids": [label]},
            {"title": "Gas", "due": {"date": "2026-03-02"}, "category_id": category, "status_id": doing},
            {"title": "tax", "due": noon, "assignee_id": ben.id, "priority": "high"},
            {"title": "Ärzte", "description": "100 % of the _bill_", "assignee_id": ana.id, "status_id": done},
            {"title": "call Ben", "priority": "low", "status_id": done},
            {"title": "zoo", "due": {"date": "2026-03-03"}, "status_id": doing, "at_top": True},
            {"title": "Bank", "assignee_id": ben.id, "label_ids": [label], "at_top": True},
            {"title": "attic", "priority": "medium"},
        ):
            workspace.a_task(ana, home, **task)
        yield {"ana": ana, "ben": ben, "home": home["id"], "label": label, "category": category, "doing": doing}


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("position", ["Bank", "rent", "tax", "attic", "zoo", "Gas", "Ärzte", "call Ben"]),
        ("number", ["rent", "Gas", "tax", "Ärzte", "call Ben", "zoo", "Bank", "attic"]),
        ("created", ["rent", "Gas", "tax", "Ärzte", "call Ben", "zoo", "Bank", "attic"]),
        ("updated", ["rent", "Gas", "tax", "Ärzte", "call Ben", "zoo", "Bank", "attic"]),
    ],
)
def test_each_order_goes_both_ways(chores: Any, sort: str, expected: list[str]) -> None:
    asked = {"project_id": chores["home"], "sort": sort}

    assert titles(chores["ana"], **asked) == expected
    assert titles(chores["ana"], **asked, descending=True) == expected[::-1]


def test_priority_orders_from_none_to_urgent(chores: Any) -> None:
    listed = chores["ana"].ask("list_tasks", project_id=chores["home"], sort="priority")["nodes"]

    assert [task["priority"] for task in listed] == [*["none"] * 4, "low", "medium", "high", "urgent"]


def test_titles_are_ordered_whatever_their_case(chores: Any) -> None:
    listed = titles(chores["ana"], project_id=chores["home"], sort="title")

    assert [title for title in listed if title.isascii()] == ["attic", "Bank", "call Ben", "Gas", "rent", "tax", "zoo"]


@pytest.mark.parametrize(
    ("descending", "expected"), [(False, ["rent", "tax", "Gas", "zoo"]), (True, ["zoo", "Gas", "tax", "rent"])]
)
def test_what_has_no_date_comes_last_either_way(chores: Any, descending: bool, expected: list[str]) -> None:
    listed = titles(chores["ana"], project_id=chores["home"], sort="due", descending=descending)

    assert listed[:4] == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"kind": "done"}, {"Ärzte", "call Ben"}),
        ({"assignee_id": None}, {"rent", "Gas", "call Ben", "zoo", "attic"}),
        ({"priority": "none"}, {"Gas", "Ärzte", "zoo", "Bank"}),
        ({"due_before": "2026-03-02"}, {"rent"}),
        ({"due_after": "2026-03-01", "due_before": "2026-03-03"}, {"Gas", "tax"}),
        ({"text": "BEN"}, {"call Ben"}),
        ({"text": "_bill"}, {"Ärzte"}),
        ({"text": "0 %"}, {"Ärzte"}),
        ({"text": "äRZ"}, {"Ärzte"}),
        ({"text": "%"}, {"Ärzte"}),
        ({"text": "r_nt"}, set()),
        ({"deleted": True}, set()),
        ({"kind": "open", "priority": "urgent"}, {"rent"}),
    ],
)
def test_a_filter_narrows(chores: Any, asked: dict[str, Any], expected: set[str]) -> None:
    for sort in ("position", "due"):
        assert set(titles(chores["ana"], project_id=chores["home"], sort=sort, **asked)) == expected


def test_column_assignee_label_and_category_narrow(chores: Any) -> None:
    ask = {"project_id": chores["home"]}

    assert titles(chores["ana"], **ask, status_id=chores["doing"]) == ["zoo", "Gas"]
    assert titles(chores["ana"], **ask, assignee_id=chores["ben"].id) == ["Bank", "tax"]
    assert titles(chores["ana"], **ask, label_id=chores["label"]) == ["Bank", "rent"]
    assert titles(chores["ana"], **ask, category_id=chores["category"]) == ["Gas"]


@pytest.mark.parametrize("sort", ["position", "priority", "due", "created", "updated", "number", "title"])
@pytest.mark.parametrize("descending", [False, True])
def test_pages_join_to_the_whole_list(chores: Any, sort: str, descending: bool) -> None:
    asked = {"project_id": chores["home"], "sort": sort, "descending": descending}

    whole = pages(chores["ana"], **asked, first=200)
    parts = pages(chores["ana"], **asked, first=3)

    assert [len(page) for page in parts] == [3, 3, 2]
    assert [task for page in parts for task in page] == whole[0]


def test_without_a_project_it_is_the_tasks_of_all_that_i_am_in(workspace: Workspace) -> None:
    ana, ben = workspace.a_person(), workspace.a_person("Ben Okafor")
    home, put_away, thrown_away = (workspace.a_project(ana) for _ in range(3))
    for project in (home, put_away, thrown_away):
        workspace.a_task(ana, project, title=project["key"])
    workspace.a_task(ben, workspace.a_project(ben))
    ana.ask("archive_project", id=put_away["id"])
    ana.ask("delete_project", id=thrown_away["id"])

    assert titles(ana) == titles(ana, sort="due") == [home["key"]]
    assert titles(ana, project_id=put_away["id"]) == [put_away["key"]]
    assert ana.refused("list_tasks", project_id=thrown_away["id"])["code"] == "not_found"


def test_deleted_tasks_are_listed_when_asked_for(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    for title in ("One", "Two", "Three"):
        workspace.a_task(ana, home, title=title)
    for task in ana.ask("list_tasks", project_id=home["id"])["nodes"][:2]:
        ana.ask("delete_task", id=task["id"])

    assert titles(ana, project_id=home["id"], deleted=True) == ["One", "Two"]
    assert titles(ana, project_id=home["id"], deleted=True, descending=True) == ["Two", "One"]
    assert titles(ana, project_id=home["id"], deleted=True, sort="title") == ["One", "Two"]


def test_a_list_read_in_pages_while_tasks_come_and_move_repeats_none_and_misses_none(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    there = [workspace.a_task(ana, home)["id"] for _ in range(12)]
    to_do = home["statuses"][0]["id"]

    with ThreadPoolExecutor(4) as pool:
        for number in range(8):
            pool.submit(workspace.a_task, ana, home, at_top=bool(number % 2))
        read = [task for page in pages(ana, project_id=home["id"], status_id=to_do, first=2) for task in page]

    assert len(read) == len(set(read))
    assert [task for task in read if task in there] == there


def test_a_stranger_is_told_that_there_is_no_such_project(workspace: Workspace) -> None:
    home = workspace.a_project(workspace.a_person())

    assert workspace.a_person("Eve Stranger").refused("list_tasks", project_id=home["id"])["code"] == "not_found"


def test_a_cursor_of_another_order_is_refused(chores: Any) -> None:
    asked = {"project_id": chores["home"], "first": 2}
    cursor = chores["ana"].ask("list_tasks", **asked, sort="created")["page_info"]["end_cursor"]

    for sort, descending in (("created", True), ("updated", False), ("position", False)):
        problem = chores["ana"].refused("list_tasks", **asked, sort=sort, descending=descending, after=cursor)
        assert (problem["code"], problem["field"]) == ("bad_cursor", "after")
