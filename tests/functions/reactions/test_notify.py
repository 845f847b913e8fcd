"""What the reaction notify promises."""

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from tests.calling import Person, Workspace
from tests.functions.telling import tell


def inbox(person: Person) -> list[tuple[str, str | None]]:
    """The kinds in somebody's inbox with the titles of their tasks, in no order."""
    nodes = person.ask("list_notifications")["nodes"]
    return sorted((node["kind"], node["task"] and node["task"]["title"]) for node in nodes)


def kinds(person: Person) -> list[str]:
    """The kinds in somebody's inbox, in no order."""
    return [kind for kind, _ in inbox(person)]


def a_team(workspace: Workspace) -> tuple[Person, Person, Any]:
    """Ana with a project, and Ben who is a member of it and has read that he was invited."""
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    return ana, workspace.a_member(home, ana), home


def test_who_is_given_a_task_is_told(workspace: Workspace) -> None:
    ana, ben, home = a_team(workspace)
    workspace.a_task(ana, home, title="Made for him", assignee_id=ben.id)
    ana.ask("assign_task", id=workspace.a_task(ana, home, title="Given to him")["id"], assignee_id=ben.id)

    tell(ana, home)

    assert inbox(ben) == [("assigned", "Given to him"), ("assigned", "Made for him"), ("invited", None)]
    node = ben.ask("list_notifications", first=1)["nodes"][0]
    assert node["actor"]["name"] == "Ana Gomez"
    assert node["project"] == {"id": home["id"], "key": home["key"], "name": home["name"]}


def test_who_watches_a_task_is_told_what_becomes_of_it(workspace: Workspace) -> None:
    ana, ben, home = a_team(workspace)
    task = workspace.a_task(ben, home)["id"]
    _, doing, done = (status["id"] for status in home["statuses"])
    ana.ask("update_task", id=task, title="Pay more")
    ana.ask("move_task", id=task, status_id=doing)
    ana.ask("add_comment", task_id=task, text="Soon")
    ana.ask("move_task", id=task, status_id=done)
    ana.ask("reopen_task", id=task)

    tell(ana, home)

    assert kinds(ben) == ["invited", *["task_changed"] * 3, "task_commented", "task_completed"]


def test_nobody_is_told_what_they_did_themselves(workspace: Workspace) -> None:
    ana, ben, home = a_team(workspace)
    task = workspace.a_task(ana, home, assignee_id=ana.id)["id"]
    ana.ask("add_comment", task_id=task, text=f"Note to [@Ana](user:{ana.id})")
    ana.ask("complete_task", id=task)

    tell(ana, home)

    assert (kinds(ana), kinds(ben)) == ([], ["invited"])


def test_a_card_that_finds_another_place_in_its_column_is_no_news(workspace: Workspace) -> None:
    ana, ben, home = a_team(workspace)
    first, second = (workspace.a_task(ben, home)["id"] for _ in range(2))
    ana.ask("move_task", id=second, status_id=home["statuses"][0]["id"])
    ana.ask("delete_task", id=first)

    tell(ana, home)

    assert kinds(ben) == ["invited"]


def test_who_is_mentioned_is_told_that_and_not_also_of_the_comment(workspace: Workspace) -> None:
    ana, ben, home = a_team(workspace)
    task = workspace.a_task(ben, home)["id"]
    comment = ana.ask("add_comment", task_id=task, text=f"[@Ben](user:{ben.id})?")

    tell(ana, home)

    assert kinds(ben) == ["invited", "mentioned"]
    assert {node["comment_id"] for node in ben.ask("list_notifications")["nodes"]} == {None, comment["id"]}


def test_an_edited_comment_tells_those_whom_it_names_anew(workspace: Workspace) -> None:
    ana, ben, home = a_team(workspace)
    cleo = workspace.a_member(home, ana, name="Cleo Adams")
    comment = ana.ask("add_comment", task_id=workspace.a_task(ana, home)["id"], text=f"[@Ben](user:{ben.id})")
    tell(ana, home)
    ana.ask("edit_comment", id=comment["id"], text=f"[@Ben](user:{ben.id}) [@Cleo](user:{cleo.id})")

    tell(ana, home)

    assert (kinds(ben), kinds(cleo)) == (["invited", "mentioned"], ["invited", "mentioned"])


def test_another_role_is_told_to_whose_it_is(workspace: Workspace) -> None:
    ana, ben, home = a_team(workspace)
    ana.ask("change_member_role", project_id=home["id"], user_id=ben.id, role="viewer")

    tell(ana, home)

    assert kinds(ben) == ["invited", "role_changed"]


def test_somebody_invited_is_told_before_they_are_in(workspace: Workspace) -> None:
    ana, ben = workspace.a_person(), workspace.a_person("Ben Okafor")
    home = workspace.a_project(ana)
    invitation = ana.ask("invite_member", project_id=home["id"], email=ben.email)

    tell(ana, home)
    (node,) = ben.ask("list_notifications")["nodes"]
    ben.ask("decline_invitation", id=invitation["id"])

    assert (node["kind"], node["invitation_id"]) == ("invited", invitation["id"])
    assert kinds(ben) == []


def test_who_left_the_project_is_told_nothing_and_sees_nothing_of_it(workspace: Workspace) -> None:
    ana, ben, home = a_team(workspace)
    early, late = (workspace.a_task(ben, home)["id"] for _ in range(2))
    ana.ask("complete_task", id=early)
    tell(ana, home)
    assert kinds(ben) == ["invited", "task_completed"]

    ben.ask("leave_project", project_id=home["id"])
    ana.ask("complete_task", id=late)
    tell(ana, home)

    assert ben.ask("list_notifications")["unread_count"] == len(kinds(ben)) == 0


def test_an_event_heard_many_times_tells_each_person_once(workspace: Workspace) -> None:
    ana, ben, home = a_team(workspace)
    workspace.a_task(ana, home, assignee_id=ben.id)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: tell(ana, home, times=2), range(4)))

    assert kinds(ben) == ["assigned", "invited"]


def test_what_came_in_is_announced_on_the_inbox_s_stream(workspace: Workspace) -> None:
    ana, ben, home = a_team(workspace)
    task = workspace.a_task(ana, home, assignee_id=ben.id)

    tell(ana, home)

    after = ben.ask("list_notifications")
    assert (after["seq"], after["unread_count"]) == (2, 2)
    assert task["id"] in [node["task"] and node["task"]["id"] for node in after["nodes"]]


def test_an_event_that_is_none_of_a_project_s_is_refused(workspace: Workspace) -> None:
    event = {"specversion": "1.0", "id": "1", "source": "/x", "type": "app.taskfleet.task.completed.v1", "subject": "x"}
    body = json.dumps({**event, "data": {"before": {}, "after": {}}}).encode()

    answer = workspace.call("notify/from-kafka", body, headers={"content-type": "application/cloudevents+json"})

    assert (answer.status, answer.body["code"]) == (400, "malformed")
