"""What update_task promises."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.calling import Workspace
from tests.functions.log import said_about, types_about


def test_what_is_given_changes_and_the_rest_stays(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    label = ana.ask("create_label", project_id=home["id"], name="Money")
    category = ana.ask("create_category", project_id=home["id"], name="Bills")
    task = workspace.a_task(ana, home, description="By transfer", estimate=15)

    due = {"date": "2026-03-01", "time": "09:30", "zone": "Europe/Berlin"}
    changes: dict[str, Any] = {
        "title": " Pay   the rent ",
        "priority": "high",
        "due": due,
        "start": {"date": "2026-02-01"},
    }
    changed = ana.ask("update_task", id=task["id"], category_id=category["id"], label_ids=[label["id"]], **changes)

    assert (changed["title"], changed["priority"], changed["due"]) == ("Pay the rent", "high", due)
    assert changed["start"] == {"date": "2026-02-01", "time": None, "zone": None}
    assert (changed["category"], changed["labels"]) == (category, [label])
    assert (changed["description"], changed["estimate"], changed["version"]) == ("By transfer", 15, 2)
    assert ana.ask("show_task", id=task["id"])["title"] == "Pay the rent"


def test_null_clears_what_can_be_empty(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    parent = workspace.a_task(ana, home)
    task = workspace.a_task(ana, home, due={"date": "2026-03-01"}, estimate=15, parent_id=parent["id"])

    cleared = ana.ask("update_task", id=task["id"], due=None, estimate=None, parent_id=None)

    assert [cleared[field] for field in ("due", "estimate", "parent_id")] == [None, None, None]


def test_the_log_holds_what_changed_and_nothing_else(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    task = workspace.a_task(ana, home)

    ana.ask("update_task", id=task["id"], title="Pay more", description="")

    assert said_about(ana, home, task["id"])[1:] == [
        ("task.updated", {"before": {"title": "Pay rent", "version": 1}, "after": {"title": "Pay more", "version": 2}})
    ]


def test_a_change_that_changes_nothing_is_no_event_and_no_version(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    labels = [ana.ask("create_label", project_id=home["id"], name=name)["id"] for name in ("One", "Two")]
    task = workspace.a_task(ana, home, label_ids=labels)

    same = ana.ask("update_task", id=task["id"], title="Pay rent ", label_ids=labels[::-1], due=None)

    assert same == task
    assert types_about(ana, home, task["id"]) == ["task.created"]


def test_a_stale_version_is_told_the_present_one(workspace: Workspace) -> None:
    ana = workspace.a_person()
    task = workspace.a_task(ana, workspace.a_project(ana))
    ana.ask("update_task", id=task["id"], title="Pay more", expected_version=1)

    problem = ana.refused("update_task", id=task["id"], title="Pay less", expected_version=1)

    assert (problem["code"], problem["version"]) == ("stale", 2)


def test_of_many_who_expect_one_version_one_succeeds(workspace: Workspace) -> None:
    ana = workspace.a_person()
    task = workspace.a_task(ana, workspace.a_project(ana))

    def change(number: int) -> int:
        return ana.call("update_task", id=task["id"], title=f"Title {number}", expected_version=1).status

    with ThreadPoolExecutor(6) as pool:
        assert sorted(pool.map(change, range(6))) == [200, *[422] * 5]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "  "),
        ("due", {"date": "2026-03-01", "time": "09:30"}),
        ("due", {"date": "2026-03-01", "zone": "Europe/Berlin"}),
        ("due", {"date": "2026-03-01", "time": "09:30", "zone": "Mars/Base"}),
        ("due.time", {"date": "2026-03-01", "time": "9:30", "zone": "UTC"}),
        ("due.time", {"date": "2026-03-01", "time": "09:30\n", "zone": "UTC"}),
        ("estimate", 0),
        ("priority", "highest"),
    ],
)
def test_what_cannot_be_is_refused_by_its_field(workspace: Workspace, field: str, value: Any) -> None:
    ana = workspace.a_person()
    task = workspace.a_task(ana, workspace.a_project(ana))

    problem = ana.refused("update_task", id=task["id"], **{field.partition(".")[0]: value})

    assert (problem["code"], problem["field"]) == ("invalid", field)


def test_what_belongs_to_another_project_is_refused(workspace: Workspace) -> None:
    ana = workspace.a_person()
    task = workspace.a_task(ana, workspace.a_project(ana))
    other = workspace.a_project(ana)
    foreign = {
        "category_id": ana.ask("create_category", project_id=other["id"], name="Bills")["id"],
        "label_ids": [ana.ask("create_label", project_id=other["id"], name="Money")["id"]],
        "parent_id": workspace.a_task(ana, other)["id"],
    }

    for field, value in foreign.items():
        problem = ana.refused("update_task", id=task["id"], **{field: value})
        assert (problem["code"], problem["field"]) == ("invalid", field)


def test_a_label_named_twice_is_refused(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    label = ana.ask("create_label", project_id=home["id"], name="Money")["id"]

    problem = ana.refused("update_task", id=workspace.a_task(ana, home)["id"], label_ids=[label, label])

    assert problem["field"] == "label_ids"


def test_a_task_cannot_come_under_itself_however_deep(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    top = workspace.a_task(ana, home)
    middle = workspace.a_task(ana, home, parent_id=top["id"])
    bottom = workspace.a_task(ana, home, parent_id=middle["id"])

    for parent in (top, middle, bottom):
        assert ana.refused("update_task", id=top["id"], parent_id=parent["id"])["field"] == "parent_id"
    assert ana.ask("update_task", id=bottom["id"], parent_id=top["id"])["parent_id"] == top["id"]


def test_two_who_put_each_other_s_task_under_their_own_make_no_cycle(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    one, other = (workspace.a_task(ana, home)["id"] for _ in range(2))

    with ThreadPoolExecutor(2) as pool:
        answers = list(
            pool.map(
                lambda ids: ana.call("update_task", id=ids[0], parent_id=ids[1]).status, [(one, other), (other, one)]
            )
        )

    assert sorted(answers) == [200, 422]
