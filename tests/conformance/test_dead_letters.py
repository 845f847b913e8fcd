"""Sinks that fail, and dead letters in Kafka."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conformance.cases import Case, cases, fixture
from tests.conformance.kafka import Kafka, Stored, event
from tests.conformance.manifests import Document, broker, config_map, kafka_sink, sink_reference, trigger
from tests.conformance.subscriber import Answer, Subscriber
from tests.conformance.target import Target
from tests.conformance.waiting import assert_gaps

CASES = cases("dls/")
SINK_ANSWERS = {
    "dls/dls-503": Answer(503),
    "dls/dls-503-o": Answer(503),
    "dls/dls-text": Answer(200, (("content-type", "text/plain"),), b"OK"),
}


@pytest.fixture(scope="module")
def stored(target: Target, kafka: Kafka, subscriber: Subscriber) -> list[Stored]:
    """Two events for each case and for a Trigger with a KafkaSink; returns what that sink's topic holds."""
    topic, letters = kafka.topic("dead-letters"), kafka.topic("letters")
    triggers = [_trigger(case, subscriber) for case in CASES]
    to_kafka = {"retry": 0, "deadLetterSink": sink_reference("letters")}
    target.apply(
        config_map(kafka.brokers),
        broker("dead-letters", topic),
        kafka_sink("letters", letters, kafka.brokers),
        *triggers,
        trigger("to-kafka", "dead-letters", f"{subscriber.url}/dls/to-kafka", delivery=to_kafka),
    )
    subscriber.answer("/dls/to-kafka", Answer(400, body=b"no"))
    kafka.send(topic, event("1"), fixture("answer")["data"].encode(), b"key")
    kafka.send(topic, event("2", partitionkey="pk"))
    kafka.wait_until_done(topic, ["to-kafka", *(case.name for case in CASES)])
    return kafka.read(letters)


@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_sink_is_tried_as_often_as_a_subscriber_and_later_events_go_on(case: Case, subscriber: Subscriber) -> None:
    for event_id in ("1", "2"):
        assert _attempts(subscriber, f"/{case.id}", event_id) == case.then["subscriber_attempts"]
        if "dls_attempts" in case.then:
            assert _attempts(subscriber, f"/dead/{case.id}", event_id) == case.then["dls_attempts"]
    times = [each.at for each in subscriber.requests(f"/dead/{case.id}") if each.header("ce-id") == "1"]
    assert_gaps(times, case.then.get("dls_gaps_s", []))


def test_a_dead_letter_in_kafka_says_why_and_where_it_was(stored: list[Stored], subscriber: Subscriber) -> None:
    [letter] = [record for record in stored if record.header("ce_id") == "1"]
    assert letter.value == fixture("answer")["data"].encode()
    told = {name: value.decode() for name, value in letter.headers if value is not None}
    assert told == {
        "ce_specversion": "1.0",
        "ce_id": "1",
        "ce_source": "/s",
        "ce_type": "t",
        "content-type": "application/json",
        "ce_knativeerrordest": f"{subscriber.url}/dls/to-kafka",
        "ce_knativeerrorcode": "400",
        "ce_knativeerrordata": "bm8=",
        "ce_knativekafkapartition": "0",
        "ce_knativekafkaoffset": "0",
    }


def test_a_dead_letters_key_is_its_partitionkey_and_nothing_else(stored: list[Stored]) -> None:
    assert {record.header("ce_id"): record.key for record in stored} == {"1": None, "2": b"pk"}


def _attempts(subscriber: Subscriber, path: str, event_id: str) -> list[int]:
    return [sum(request.header("ce-id") == event_id for request in subscriber.requests(path))]


def _trigger(case: Case, subscriber: Subscriber) -> Document:
    subscriber.answer(f"/{case.id}", Answer(503))
    if case.id in SINK_ANSWERS:
        subscriber.answer(f"/dead/{case.id}", SINK_ANSWERS[case.id])
        sink = f"{subscriber.url}/dead/{case.id}"
    else:
        sink = "http://127.0.0.1:1/"
    delivery: dict[str, Any] = case.given["delivery"] | {"deadLetterSink": {"uri": sink}}
    order = "ordered" if case.id.endswith("-o") else "unordered"
    return trigger(case.name, "dead-letters", f"{subscriber.url}/{case.id}", order=order, delivery=delivery)
