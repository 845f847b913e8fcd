"""Which events a Trigger's filters let through."""

from __future__ import annotations

import pytest

from tests.conformance.cases import Case, cases, fixture
from tests.conformance.kafka import Kafka, event
from tests.conformance.manifests import broker, config_map, trigger
from tests.conformance.subscriber import Subscriber
from tests.conformance.target import Target

CASES = [case for case in cases("filter/", having="delivered") if "admitted" not in case.then]


@pytest.fixture(scope="module", autouse=True)
def _delivered(target: Target, kafka: Kafka, subscriber: Subscriber) -> None:
    """Every case's Trigger sees every event; returns when all have been answered."""
    topic = kafka.topic("filters")
    triggers = [trigger(case.name, "filters", f"{subscriber.url}/{case.id}", **case.given["trigger"]) for case in CASES]
    target.apply(config_map(kafka.brokers), broker("filters", topic), *triggers)
    for name, attributes in fixture("filter_events").items():
        content_type = attributes.get("ct", "application/json")
        headers = event(name, **{each: value for each, value in attributes.items() if each != "ct"})
        kafka.send(topic, [*headers[:-1], ("content-type", content_type)])
    kafka.wait_until_done(topic, [case.name for case in CASES])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_filter_lets_through_what_it_did_on_knative(case: Case, subscriber: Subscriber) -> None:
    delivered = {request.header("ce-id") for request in subscriber.requests(f"/{case.id}")}
    assert delivered == set(case.then["delivered"])
