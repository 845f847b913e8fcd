"""Every function of the catalogue is on the cluster with what wakes it, and nothing else is."""

from __future__ import annotations

from datetime import timedelta

import pytest

from events import catalogue
from events.contracts.message import Asker, Door
from events.names import COMMAND_TOPIC, TOPIC_OF_STREAM, TOPICS, dead_letter_topic, message_type, service_name
from knative import render
from knative.manifests.eventing import Broker, KafkaSink, Trigger
from knative.manifests.serving import Service
from knative.manifests.sources import PingSource
from tests.knative.cluster.rendered import OVERLAYS, environment, of_kind, pods, typed

each_overlay = pytest.mark.parametrize("folder", OVERLAYS)
INTERACTIVE = {
    *("refresh-session", "show-me", "show-overview", "show-board", "show-task"),
    *("create-task", "update-task", "move-task"),
}


@each_overlay
def test_the_services_are_the_catalogues_and_no_others(folder: str) -> None:
    others = {reaction.name for reaction in render.reactions()} | {clock.name for clock in render.clocks()}
    expected = others | set(catalogue.operations())

    assert typed(folder, Service).keys() == {service_name(name) for name in expected}
    for name, pod in pods(folder):
        if name in typed(folder, Service):
            assert service_name(environment(folder, pod)["FUNCTION_TARGET"]) == name


@each_overlay
def test_each_command_by_kafka_and_each_event_that_is_heard_has_its_trigger_and_nothing_else_has(folder: str) -> None:
    commands = [
        (COMMAND_TOPIC, message_type(contract.terms.type), service_name(name))
        for name, contract in catalogue.operations().items()
        if Door.KAFKA in contract.terms.doors
    ]
    events = [
        (TOPIC_OF_STREAM[event.terms.stream or "project"], kind, service_name(reaction.name))
        for reaction in render.reactions()
        for kind, event in reaction.listens_to.items()
    ]

    woken = []
    for trigger in typed(folder, Trigger).values():
        [top] = trigger.spec.filters
        for condition in top.any or [top]:
            assert condition.exact is not None
            assert trigger.spec.subscriber.ref is not None
            woken.append((trigger.spec.broker, condition.exact["type"], trigger.spec.subscriber.ref.name))

    assert sorted(woken) == sorted([*commands, *events])


@each_overlay
def test_each_clock_has_its_ping_source_and_nothing_else_has(folder: str) -> None:
    struck = {name: source.spec.sink for name, source in typed(folder, PingSource).items()}

    assert struck.keys() == {service_name(clock.name) for clock in render.clocks()}
    for name, sink in struck.items():
        assert sink.ref is not None
        assert (sink.ref.name, sink.uri) == (name, "/from-clock")


@each_overlay
def test_a_delivery_that_fails_is_tried_again_and_then_kept(folder: str) -> None:
    sinks, brokers = typed(folder, KafkaSink), typed(folder, Broker)
    for trigger in typed(folder, Trigger).values():
        delivery, subscriber = trigger.spec.delivery, trigger.spec.subscriber
        assert delivery is not None
        assert delivery.dead_letter_sink is not None
        assert delivery.dead_letter_sink.ref is not None
        assert delivery.timeout is not None
        assert delivery.backoff_delay is not None
        assert (delivery.retry, delivery.backoff_policy) == (5, "exponential")
        assert timedelta() < delivery.backoff_delay < delivery.timeout <= timedelta(seconds=10)
        assert sinks[delivery.dead_letter_sink.ref.name].spec.topic == dead_letter_topic(
            brokers[trigger.spec.broker].topic
        )
        assert subscriber.ref is not None
        assert subscriber.ref.name in typed(folder, Service)
        assert subscriber.uri == "/from-kafka"


@each_overlay
def test_brokers_and_dead_letters_are_the_topics_and_agree_where_kafka_is(folder: str) -> None:
    address = of_kind(folder, "ConfigMap", "v1")["taskfleet"]["data"]["KAFKA_BROKERS"]
    sinks = typed(folder, KafkaSink).values()

    assert {broker.topic for broker in typed(folder, Broker).values()} == set(TOPICS)
    assert {sink.spec.topic for sink in sinks} == {dead_letter_topic(topic) for topic in TOPICS}
    assert {server for sink in sinks for server in sink.spec.bootstrap_servers} == {address}
    assert of_kind(folder, "ConfigMap", "v1")["kafka-broker-config"]["data"]["bootstrap.servers"] == address
    assert address.split(".")[0] in of_kind(folder, "Service", "v1")


def test_when_production_rests_what_people_wait_for_and_what_the_gateway_asks_stay_awake() -> None:
    of_the_gateway = {
        service_name(name) for name, contract in catalogue.operations().items() if contract.terms.asks is Asker.GATEWAY
    }
    awake = {
        name for name, each in typed("overlays/production", Service).items() if each.spec.template.scale("min") == 1
    }

    assert awake == INTERACTIVE | of_the_gateway


def test_when_frugal_rests_no_function_is_awake() -> None:
    assert {each.spec.template.scale("min") for each in typed("overlays/frugal", Service).values()} == {0}


@each_overlay
def test_a_release_starts_a_few_pods_and_not_one_for_each_function(folder: str) -> None:
    templates = [each.spec.template for each in typed(folder, Service).values()]

    assert 1 <= sum(max(template.scale("initial"), template.scale("min")) for template in templates) <= 12
    assert all(template.scale("min") <= template.scale("max") for template in templates)
