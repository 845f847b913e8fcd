"""Kafka goes and comes back; nothing is lost and nobody restarts the runner."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from knative.local.stack.stack import Stack
from tests.conformance.kafka import Kafka, event
from tests.conformance.manifests import broker, config_map, kafka_sink, sink_reference, trigger
from tests.conformance.subscriber import Answer, Subscriber
from tests.conformance.target import Laptop
from tests.conformance.waiting import until


@pytest.fixture
def stack() -> Iterator[Stack]:
    """A Kafka that no other test uses."""
    stack = Stack("triggers-outage")
    stack.up(only=["kafka"])
    yield stack
    stack.clean()


def test_a_kafka_that_dies_in_mid_delivery_costs_no_event(stack: Stack, subscriber: Subscriber, tmp_path: Path) -> None:
    kafka = Kafka(stack.environment["KAFKA_BROKERS"])
    topic, letters = kafka.topic("outage", 3), kafka.topic("letters")
    laptop = Laptop(kafka.brokers, f"{subscriber.url}/{{service}}", tmp_path)
    delivery = {"retry": 1, "backoffDelay": "PT0.1S", "deadLetterSink": sink_reference("letters")}
    subscriber.choose("/outage", lambda request, _: Answer(400 if _is_odd(request.header("ce-id")) else 200, after_s=1))
    laptop.apply(
        config_map(kafka.brokers),
        broker("outage", topic),
        kafka_sink("letters", letters, kafka.brokers),
        trigger("outage", "outage", f"{subscriber.url}/outage", delivery=delivery),
    )
    pid = laptop.pid
    kafka.send_all(topic, [event(str(number)) for number in range(40)])
    until(lambda: len(subscriber.requests("/outage")) == 40)
    stack.kill("kafka")
    until(lambda: len(subscriber.answered("/outage")) == 40)
    stack.wait_until_ready("kafka")
    kafka.send_all(topic, [event(str(number)) for number in range(40, 80)])
    kafka.wait_until_done(topic, ["outage"])
    assert {request.header("ce-id") for request in subscriber.answered("/outage")} == {str(each) for each in range(80)}
    stored = {record.header("ce_id") for record in kafka.read(letters)}
    assert stored == {str(number) for number in range(80) if _is_odd(str(number))}
    assert laptop.pid == pid
    laptop.close()


def _is_odd(number: str | None) -> bool:
    return int(number or 0) % 2 == 1
