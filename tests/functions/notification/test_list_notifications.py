"""What list_notifications and mark_notifications_read promise."""

from typing import Any

import pytest

from tests.calling import Person, Workspace
from tests.functions.telling import tell


@pytest.fixture
def told(workspace: Workspace) -> Person:
    """Somebody with four unread notifications, three of them about tasks."""
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    ben = workspace.a_member(home, ana)
    for number in range(3):
        workspace.a_task(ana, home, title=f"Task {number}", assignee_id=ben.id)
    tell(ana, home)
    return ben


def ids(page: Any) -> list[str]:
    """The notifications of a page."""
    return [node["id"] for node in page["nodes"]]


def test_the_newest_come_first_in_pages(told: Person) -> None:
    whole = told.ask("list_notifications")
    first = told.ask("list_notifications", first=3)
    second = told.ask("list_notifications", first=3, after=first["page_info"]["end_cursor"])

    assert ids(first) + ids(second) == ids(whole)
    moments = [node["created_at"] for node in whole["nodes"]]
    assert moments == sorted(moments, reverse=True)
    assert (whole["seq"], whole["unread_count"], whole["epoch"]) == (4, 4, 1)


def test_some_are_marked_read(told: Person) -> None:
    newest, *others = ids(told.ask("list_notifications"))

    assert told.ask("mark_notifications_read", ids=[newest]) == {"marked": 1, "unread_count": 3}

    page = told.ask("list_notifications")
    assert [node["read_at"] is not None for node in page["nodes"]] == [True, False, False, False]
    assert (page["unread_count"], page["seq"]) == (3, 5)
    assert ids(told.ask("list_notifications", unread=True)) == others


def test_all_are_marked_read(told: Person) -> None:
    assert told.ask("mark_notifications_read") == {"marked": 4, "unread_count": 0}
    assert ids(told.ask("list_notifications", unread=True)) == []


def test_what_is_read_already_is_not_marked_again(told: Person) -> None:
    told.ask("mark_notifications_read")
    seq = told.ask("list_notifications")["seq"]

    assert told.ask("mark_notifications_read") == {"marked": 0, "unread_count": 0}
    assert told.ask("list_notifications")["seq"] == seq


def test_nobody_marks_another_s_inbox(workspace: Workspace, told: Person) -> None:
    eve = workspace.a_person("Eve Stranger")

    assert eve.ask("mark_notifications_read", ids=ids(told.ask("list_notifications")))["marked"] == 0
    assert told.ask("list_notifications")["unread_count"] == 4
    assert eve.ask("list_notifications")["nodes"] == []


def test_a_project_that_was_deleted_takes_its_notifications_along(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    ben = workspace.a_member(home, ana)
    tell(ana, home)

    ana.ask("delete_project", id=home["id"])

    assert ben.ask("list_notifications")["unread_count"] == 0
    assert ben.ask("list_notifications")["nodes"] == []
