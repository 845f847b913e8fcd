"""What issue_command_token promises."""

import json
from typing import Any

import pytest

from tests.calling import Answer, Person, Workspace


@pytest.fixture
def ana(workspace: Workspace) -> Person:
    """Somebody who sends commands by Kafka."""
    return workspace.a_person()


def deliver(workspace: Workspace, event: Any) -> Answer:
    """Deliver a command as a Trigger does."""
    body = json.dumps(event).encode()
    return workspace.call("create_task/from-kafka", body, headers={"content-type": "application/cloudevents+json"})


def a_command(ana: Person, project: Any, **more: Any) -> Any:
    """A signed command to create a task."""
    body = {"project_id": project["id"], "title": "Zahle die Miete für März", "estimate": 30}
    return ana.ask("issue_command_token", operation="create_task", body=body, **more)["event"]


def test_the_event_is_complete_and_does_what_it_says_once(workspace: Workspace, ana: Person) -> None:
    home = workspace.a_project(ana)
    event = a_command(ana, home, id="command-1")

    answers = [deliver(workspace, event) for _ in range(2)]

    assert [answer.status for answer in answers] == [204, 204]
    (card,) = ana.ask("show_board", project_id=home["id"])["columns"][0]["cards"]
    assert card["title"] == "Zahle die Miete für März"
    assert (event["id"], event["type"]) == ("command-1", "app.taskfleet.task.create.v1")


@pytest.mark.parametrize("change", [{"id": "another"}, {"data": {"title": "Pay me"}}, {"actortoken": None}])
def test_a_changed_command_is_not_signed_any_more(workspace: Workspace, ana: Person, change: Any) -> None:
    home = workspace.a_project(ana)
    event = a_command(ana, home)
    event["data"] |= change.get("data", {})

    changed = {name: value for name, value in (event | change | {"data": event["data"]}).items() if value is not None}

    assert deliver(workspace, changed).status == 401
    assert ana.ask("show_board", project_id=home["id"])["columns"][0]["count"] == 0


def test_a_command_of_a_session_that_ended_meanwhile_is_refused(workspace: Workspace, ana: Person) -> None:
    event = a_command(ana, workspace.a_project(ana))
    ana.ask("log_out")

    assert deliver(workspace, event).status == 401


@pytest.mark.parametrize("operation", ["change_password", "invite_member", "issue_command_token", "show_board"])
def test_only_operations_with_that_door_are_signed(ana: Person, operation: str) -> None:
    assert ana.refused("issue_command_token", operation=operation, body={})["code"] == "no_kafka_door"


def test_an_unknown_operation_and_a_wrong_body_are_named(ana: Person) -> None:
    unknown = ana.refused("issue_command_token", operation="make_tea", body={})
    wrong = ana.refused("issue_command_token", operation="complete_task", body={"id": "12"})
    typo = ana.refused("issue_command_token", operation="leave_project", body={"projekt_id": "12"})
    odd = ana.refused("issue_command_token", operation="log_out", body={}, id="naïve")

    assert [problem["field"] for problem in (unknown, wrong, typo, odd)] == [
        "operation",
        "body.id",
        "body.projekt_id",
        "id",
    ]
