"""What a Trigger's `delivery` means beside its Broker's: how often, how far apart, and to which sink in the end."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conformance.cases import Case, case, cases
from tests.conformance.kafka import Kafka, event
from tests.conformance.manifests import Document, broker, config_map, trigger
from tests.conformance.subscriber import Answer, Subscriber
from tests.conformance.target import Target
from tests.conformance.waiting import assert_gaps, until

# Its eleven attempts take ten minutes.
UNFINISHED = case("delivery/no-delivery-anywhere")
CASES = [each for each in cases("delivery/") if each != UNFINISHED]


@pytest.fixture(scope="module", autouse=True)
def _answered(target: Target, kafka: Kafka, subscriber: Subscriber) -> None:
    """Every case has a Broker of its own; returns when each event was given up, or tried four times."""
    topic, documents = kafka.topic("delivery"), []
    for each in (*CASES, UNFINISHED):
        subscriber.answer(f"/{each.id}", Answer(503))
        documents += [_broker(each, topic, subscriber), _trigger(each, subscriber)]
    target.apply(config_map(kafka.brokers), *documents)
    kafka.send(topic, event("1"))
    kafka.wait_until_done(topic, [each.name for each in CASES])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_an_event_is_tried_as_often_and_as_slowly_as_it_was_on_knative(case: Case, subscriber: Subscriber) -> None:
    times = [request.at for request in subscriber.requests(f"/{case.id}")]
    assert len(times) == case.then["attempts"]
    assert_gaps(times, case.then["gaps_s"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_only_the_triggers_own_sink_counts(case: Case, subscriber: Subscriber) -> None:
    assert bool(subscriber.requests(f"/dead/{case.id}")) == bool(case.then["dead_lettered"])
    assert not subscriber.requests(f"/dead/broker/{case.id}")


def test_without_any_delivery_the_cluster_default_holds(subscriber: Subscriber) -> None:
    requests = until(lambda: (seen := subscriber.requests(f"/{UNFINISHED.id}"))[3:] and seen)
    assert_gaps([request.at for request in requests], UNFINISHED.then["gaps_s"])


def _broker(each: Case, topic: str, subscriber: Subscriber) -> Document:
    # The Broker without a delivery has the cluster's default, as the case notes it.
    given = None if each == UNFINISHED else each.given["broker_delivery"]
    return broker(each.name, topic, _with_sink(given, f"{subscriber.url}/dead/broker/{each.id}"))


def _trigger(each: Case, subscriber: Subscriber) -> Document:
    given = _with_sink(each.given["trigger_delivery"], f"{subscriber.url}/dead/{each.id}")
    spec: dict[str, Any] = {} if given is None else {"delivery": given}
    return trigger(each.name, each.name, f"{subscriber.url}/{each.id}", **spec)


def _with_sink(delivery: dict[str, Any] | None, uri: str) -> dict[str, Any] | None:
    if delivery is None or "deadLetterSink" not in delivery:
        return delivery
    return delivery | {"deadLetterSink": {"uri": uri}}
