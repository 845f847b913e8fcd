"""Automation: commands put on Kafka, and reactions that Triggers wake."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from confluent_kafka import Consumer, Producer

from knative.local.stack.stack import Stack
from tests.calling import Workspace
from tests.journeys.people import PROJECT_CHANGED, Guest, a_colleague, a_guest, a_project
from tests.waiting import until

STRUCTURED: list[tuple[str, str | bytes | None]] = [("content-type", b"application/cloudevents+json")]


@pytest.fixture
def producer(taskfleet: Stack) -> Producer:
    """Somebody who puts records on Kafka."""
    return Producer({"bootstrap.servers": taskfleet.environment["KAFKA_BROKERS"], "linger.ms": 0})


@pytest.fixture
def dead_letters(taskfleet: Stack) -> Iterator[Consumer]:
    """What no Trigger could deliver of the commands, from the topic's beginning."""
    consumer = Consumer(
        {
            "bootstrap.servers": taskfleet.environment["KAFKA_BROKERS"],
            "group.id": f"test-{uuid4()}",
            "auto.offset.reset": "earliest",
        }
    )
    consumer.subscribe(["task-commands-dead-letters"])
    yield consumer
    consumer.close()


def command_of(guest: Guest, operation: str, **body: Any) -> Any:
    """A signed command, ready to be produced."""
    return guest.curl.ask("issue_command_token", operation=operation, body=body)["event"]


def put(producer: Producer, event: Any) -> None:
    """Put a structured CloudEvent on `task-commands`."""
    producer.produce("task-commands", json.dumps(event).encode(), headers=STRUCTURED)
    assert producer.flush(10) == 0


def test_a_command_on_kafka_is_done_once_and_names_its_cause(producer: Producer, url: str) -> None:
    ana = a_guest(url)
    home = a_project(ana)
    event = command_of(ana, "create_task", project_id=home["id"], title="Water the plants")

    with ana.graphql.subscribed(PROJECT_CHANGED, project=home["id"]) as seen:
        put(producer, event)
        put(producer, event)
        marker = command_of(ana, "create_task", project_id=home["id"], title="Marker")
        put(producer, marker)
        until(lambda: any(item["data"]["after"]["title"] == "Marker" for item in seen.items))

    log = ana.curl.ask("list_events", project_id=home["id"], first=200)["nodes"]
    caused = [entry for entry in log if entry.get("causationid") == event["id"]]
    assert [entry["type"] for entry in caused] == ["app.taskfleet.task.created.v1"]
    assert caused[0]["actorid"] == ana.id


def test_a_refused_command_is_recorded_on_its_actors_stream(producer: Producer, taskfleet: Stack, url: str) -> None:
    ana, eve = a_guest(url), a_guest(url, "Eve Stranger")
    home = a_project(ana)

    event = command_of(eve, "create_task", project_id=home["id"], title="Mine")
    put(producer, event)

    refusals = until(lambda: _refusals_of(eve, taskfleet), what="command.refused on Eve's stream")
    assert refusals[0]["causationid"] == event["id"]
    assert refusals[0]["data"]["code"] == "not_found"


def _refusals_of(guest: Guest, taskfleet: Stack) -> list[Any]:
    functions = Workspace(taskfleet.environment["FUNCTIONS_URL"])
    credential = {"authorization": f"Gateway {taskfleet.environment['GATEWAY_SECRET']}"}
    body = {"stream": f"user:{guest.id}", "after_seq": 0}
    events = functions.call("list_missed_events", body, headers=credential).body["nodes"]
    return [event for event in events if event["type"] == "app.taskfleet.command.refused.v1"]


@pytest.mark.parametrize("harm", ["no token", "another body", "another id", "forged"])
def test_a_command_nobody_vouches_for_goes_to_the_dead_letters(
    harm: str, producer: Producer, dead_letters: Consumer, url: str
) -> None:
    ana = a_guest(url)
    home = a_project(ana)
    event = command_of(ana, "create_task", project_id=home["id"], title="Pay rent")
    match harm:
        case "no token":
            del event["actortoken"]
        case "another body":
            event["data"]["title"] = "Pay Eve"
        case "another id":
            event["id"] = str(uuid4())
        case "forged":
            event["actortoken"] = event["actortoken"][:-4] + "AAAA"

    put(producer, event)

    letter = until(lambda: _letter(dead_letters, event["id"]), within=20, what="the dead letter")
    assert dict(letter)["ce_knativeerrorcode"] == b"401"
    assert ana.curl.ask("show_board", project_id=home["id"])["columns"][0]["count"] == 0


def _letter(consumer: Consumer, event_id: str) -> Any:
    record = consumer.poll(0.2)
    if record is None or record.error():
        return None
    headers = record.headers() or []
    return headers if dict(headers).get("ce_id") == event_id.encode() else None


def test_who_is_given_a_task_finds_it_in_the_inbox(url: str) -> None:
    ana = a_guest(url)
    home = a_project(ana)
    ben = a_colleague(ana, home)
    task = ana.curl.ask("create_task", project_id=home["id"], title="Pay rent")

    with ben.graphql.subscribed("subscription { notificationAdded { epoch seq type data } }") as seen:
        ana.curl.ask("assign_task", id=task["id"], assignee_id=ben.id)
        until(lambda: any(item["data"]["after"]["kind"] == "assigned" for item in seen.items), what="a notification")

    inbox = ben.curl.ask("list_notifications")
    (assigned,) = [each for each in inbox["nodes"] if each["kind"] == "assigned"]
    assert assigned["task"]["title"] == "Pay rent"
    assert assigned["actor"]["name"] == "Ana Gomez"
