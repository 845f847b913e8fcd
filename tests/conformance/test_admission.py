"""Which manifests are taken, and what those that are taken mean."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from tests.conformance.cases import Case, case, cases
from tests.conformance.kafka import Kafka, event
from tests.conformance.manifests import Document, broker, config_map, sink_reference, trigger
from tests.conformance.subscriber import Subscriber
from tests.conformance.target import Target
from tests.conformance.waiting import until

CONFIG_MAP = config_map("kafka:9092")
BROKER = broker("events", "events")
REFUSED_FILTERS = cases("filter/", having="admitted")


def a_trigger(given: dict[str, Any]) -> Document:
    """A Trigger that is good but for what is given."""
    offered = trigger("worker", given.get("broker", "events"), "http://subscriber.test/", order=given.get("order"))
    if "subscriber" in given:
        offered["spec"]["subscriber"] = given["subscriber"]
    if "delivery" in given:
        offered["spec"]["delivery"] = given["delivery"]
    return offered


@pytest.mark.parametrize("case", cases("accept/field/"), ids=lambda case: case.id)
def test_a_field_is_taken_or_refused(case: Case, target: Target) -> None:
    assert target.admits(CONFIG_MAP, BROKER, a_trigger(case.given)) == case.then["admitted"]


@pytest.mark.parametrize("case", REFUSED_FILTERS, ids=lambda case: case.id)
def test_a_filter_is_refused(case: Case, target: Target) -> None:
    offered = trigger("worker", "events", "http://subscriber.test/", **case.given["trigger"])
    assert target.admits(CONFIG_MAP, BROKER, offered) == case.then["admitted"]


@pytest.mark.parametrize("key", case("accept/broker-config-keys").given["config_data"])
def test_a_broker_needs_every_key_of_its_config(key: str, target: Target) -> None:
    lacking = deepcopy(CONFIG_MAP)
    del lacking["data"][key]
    assert target.admits(CONFIG_MAP, BROKER)
    assert not target.admits(lacking, BROKER)


def test_a_dead_letter_sink_must_be_there(target: Target) -> None:
    offered = a_trigger({"delivery": {"deadLetterSink": sink_reference("nowhere")}})
    assert not target.admits(CONFIG_MAP, BROKER, offered)


def test_a_subscriber_must_be_there(target: Target) -> None:
    reference = {"apiVersion": "serving.knative.dev/v1", "kind": "Service", "name": "nowhere"}
    assert not target.admits(CONFIG_MAP, BROKER, a_trigger({"subscriber": {"ref": reference}}))


@pytest.mark.parametrize("order", case("accept/order-annotation").given["values"])
def test_an_order_that_does_not_exist_is_refused(order: str, target: Target) -> None:
    values, ready = case("accept/order-annotation").given["values"], case("accept/order-annotation").then["ready"]
    assert target.admits(CONFIG_MAP, BROKER, a_trigger({"order": order})) == ready[values.index(order)]


def test_the_query_of_a_subscribers_uri_is_kept(target: Target, kafka: Kafka, subscriber: Subscriber) -> None:
    topic = kafka.topic("query")
    target_and_query = case("accept/trigger-uri-query").then["request_target"]
    target.apply(
        config_map(kafka.brokers), broker("query", topic), trigger("query", "query", subscriber.url + target_and_query)
    )
    kafka.send(topic, event("1"))
    [request] = until(lambda: subscriber.requests(target_and_query.split("?")[0]))
    assert request.target == target_and_query
