"""What a subscriber's answer leads to: success, retries, a dead letter, a reply."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from tests.conformance.cases import Case, cases, fixture
from tests.conformance.kafka import Kafka, Stored, event
from tests.conformance.manifests import Document, broker, config_map, trigger
from tests.conformance.subscriber import Answer, Subscriber
from tests.conformance.target import Target
from tests.conformance.waiting import assert_gaps

CASES = cases("answer/")
GAPS = {"exponential": "exponential", "linear": "linear", "ordered_exponential": "exponential"}
# A case with gaps is run in each of the ways for which they were measured.
RUNS = [(case, way) for case in CASES for way in GAPS if way == "exponential" or way in case.then.get("gaps_s", {})]
BODY = fixture("answer")["data"].encode()


@pytest.fixture(scope="module")
def replies(target: Target, kafka: Kafka, subscriber: Subscriber) -> dict[str | None, Stored]:
    """Every case's event is sent once; returns, when all have been answered, the replies by their id."""
    topic = kafka.topic("answers")
    target.apply(
        config_map(kafka.brokers), broker("answers", topic), *(_trigger(case, way, subscriber) for case, way in RUNS)
    )
    for case, way in RUNS:
        answers = [_named(case, answer) for answer in case.given.get("answers", [])]
        subscriber.answer(_path(case, way), *(Answer.of(answer) for answer in answers or [{}]))
        name, value = fixture("answer")["extension"]
        kafka.send(
            topic, event(case.id, **{"run": way + case.id, name: value}), BODY, fixture("answer")["key"].encode()
        )
    kafka.wait_until_done(topic, [_name(case, way) for case, way in RUNS])
    return {record.header("ce_id"): record for record in kafka.read(topic) if record.header("ce_type") == "reply.t"}


@pytest.mark.usefixtures("replies")
@pytest.mark.parametrize(("case", "way"), RUNS, ids=lambda value: getattr(value, "id", value))
def test_an_answer_is_retried_or_not(case: Case, way: str, subscriber: Subscriber) -> None:
    times = [request.at for request in subscriber.requests(_path(case, way))]
    if "attempts" in case.then:
        assert len(times) == case.then["attempts"]
    assert_gaps(times, case.then.get("gaps_s", {}).get(way, []))


@pytest.mark.usefixtures("replies")
@pytest.mark.parametrize(("case", "way"), RUNS, ids=lambda value: getattr(value, "id", value))
def test_a_failure_becomes_a_dead_letter_that_says_why(case: Case, way: str, subscriber: Subscriber) -> None:
    letters = subscriber.requests(f"/dead{_path(case, way)}")
    assert bool(letters) == case.then["dead_lettered"]
    for letter in letters:
        told = letter.attributes
        assert letter.body == BODY
        assert told["ce-id"] == case.id
        assert told["ce-myext"] == "v"
        assert told["ce-knativeerrordest"] == _subscriber_uri(case, way, subscriber)
        assert told.get("ce-knativeerrorcode") == case.then.get("error_code")
        assert told.get("ce-knativeerrordata") == _error_data(case.then.get("error_data"))
        assert {"ce-knativekafkapartition", "ce-knativekafkaoffset"} < told.keys()


@pytest.mark.parametrize("case", cases("answer/", having="reply"), ids=lambda case: case.id)
def test_an_event_in_the_answer_is_a_reply(case: Case, replies: dict[str | None, Stored]) -> None:
    reply, seen = replies.get(case.id), case.then["reply"]
    if seen is None:
        assert reply is None
        return
    assert reply is not None
    assert reply.key == (seen["key"] and seen["key"].encode())
    assert reply.value == (seen["value"] and seen["value"].encode())
    told = {name: value.decode() for name, value in reply.headers if name != "ce_id" and value is not None}
    assert told == dict(seen["headers"])


@pytest.mark.usefixtures("replies")
def test_see_other_is_followed_once_as_get(subscriber: Subscriber) -> None:
    [request] = subscriber.requests("/elsewhere")
    assert (request.method, request.header("ce-id"), request.body) == ("GET", "answer/303-location", BODY)


def _trigger(case: Case, way: str, subscriber: Subscriber) -> Document:
    delivery = fixture("answer")["delivery"] | {"backoffPolicy": GAPS[way]}
    if case.given.get("dead_letter_sink", True):
        delivery["deadLetterSink"] = {"uri": f"{subscriber.url}/dead{_path(case, way)}"}
    return trigger(
        _name(case, way),
        "answers",
        _subscriber_uri(case, way, subscriber),
        order="ordered" if way.startswith("ordered") else "unordered",
        filters=[{"exact": {"run": way + case.id}}],
        delivery=delivery,
    )


def _subscriber_uri(case: Case, way: str, subscriber: Subscriber) -> str:
    return str(case.given.get("subscriber_uri", subscriber.url + _path(case, way)))


def _name(case: Case, way: str) -> str:
    return f"{case.name}-{way.replace('_', '-')}"


def _path(case: Case, way: str) -> str:
    return f"/{case.id}/{way}"


def _named(case: Case, answer: dict[str, Any]) -> dict[str, Any]:
    """The answer with the case's id in place of the id of the event it holds."""
    headers = [(name, case.id if value == "r1" else value) for name, value in answer.get("headers", [])]
    body = answer.get("body", "")
    return answer | {
        "headers": headers,
        "body": body if isinstance(body, dict) else body.replace('"r1"', f'"{case.id}"'),
    }


def _error_data(seen: str | dict[str, Any] | None) -> str | None:
    if isinstance(seen, dict):
        return base64.b64encode(b"x" * 1024).decode()
    return seen
