"""Where a Trigger starts, what it commits, and what a restart repeats."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise

import pytest

from tests.conformance.kafka import Kafka, event
from tests.conformance.manifests import broker, config_map, trigger
from tests.conformance.subscriber import Answer, Subscriber
from tests.conformance.target import Target
from tests.conformance.waiting import until

PARTITIONS = 6
# Records for each order; fewer than in offset/kill9-*, to be quick: what matters is what is lost.
ORDERS = {"unordered": 480, "ordered": 120}


def test_a_trigger_starts_at_the_end_as_of_its_creation(target: Target, kafka: Kafka, subscriber: Subscriber) -> None:
    topic = kafka.topic("start", PARTITIONS)
    kafka.send_all(topic, [event(f"old-{number}") for number in range(12)])
    target.apply(
        config_map(kafka.brokers), broker("start", topic), trigger("start", "start", f"{subscriber.url}/start")
    )
    assert kafka.committed(topic, "start") == kafka.ends(topic)
    ids = [f"new-{number}" for number in range(12)]
    kafka.send_all(topic, [event(each) for each in ids])
    until(lambda: len(subscriber.requests("/start")) == len(ids))
    assert sorted(str(request.header("ce-id")) for request in subscriber.requests("/start")) == sorted(ids)


def test_a_trigger_that_is_known_goes_on_where_it_was(target: Target, kafka: Kafka, subscriber: Subscriber) -> None:
    topic = kafka.topic("known")
    documents = config_map(kafka.brokers), broker("known", topic), trigger("known", "known", f"{subscriber.url}/known")
    target.apply(*documents)
    target.apply(*documents[:2])
    kafka.send(topic, event("meanwhile"))
    target.apply(*documents)
    [request] = until(lambda: subscriber.requests("/known"))
    assert request.header("ce-id") == "meanwhile"


def test_a_changed_filter_holds_from_then_on(target: Target, kafka: Kafka, subscriber: Subscriber) -> None:
    topic = kafka.topic("changed")
    fixed = config_map(kafka.brokers), broker("changed", topic)
    for accepted, sent in (("other", "first"), ("t", "last")):
        kafka.wait_until_done(topic, ["changed"] if sent == "last" else [])
        filters = [{"exact": {"type": accepted}}]
        target.apply(*fixed, trigger("changed", "changed", f"{subscriber.url}/changed", filters=filters))
        kafka.send_all(topic, [event(f"{sent}-{number}") for number in range(6)])
    until(lambda: len(subscriber.requests("/changed")) >= 6)
    delivered = {str(request.header("ce-id")).split("-")[0] for request in subscriber.requests("/changed")}
    assert delivered == {"last"}


def test_a_commit_never_passes_the_lowest_unanswered_record(
    target: Target, kafka: Kafka, subscriber: Subscriber
) -> None:
    topic = kafka.topic("lowest")
    subscriber.choose("/lowest", lambda request, _: Answer(after_s=7 if request.header("ce-id") == "5" else 0))
    target.apply(
        config_map(kafka.brokers), broker("lowest", topic), trigger("lowest", "lowest", f"{subscriber.url}/lowest")
    )
    kafka.send_all(topic, [event(str(number)) for number in range(100)])
    until(lambda: len(subscriber.answered("/lowest")) == 99)
    until(lambda: kafka.committed(topic, "lowest") == {0: 5})
    until(lambda: kafka.committed(topic, "lowest") == {0: 100})
    assert len(subscriber.requests("/lowest")) == 100


@pytest.fixture(scope="module")
def killed(target: Target, kafka: Kafka, subscriber: Subscriber) -> None:
    """An ordered and an unordered Trigger, killed in mid-delivery; returns when every record has been answered."""
    topic = kafka.topic("kill", PARTITIONS)
    for order in ORDERS:
        subscriber.answer(f"/kill/{order}", Answer(after_s=0.1))
    triggers = [
        trigger(
            f"kill-{order}", "kill", f"{subscriber.url}/kill/{order}", order=order, filters=[{"exact": {"to": order}}]
        )
        for order in ORDERS
    ]
    target.apply(config_map(kafka.brokers), broker("kill", topic), *triggers)
    for order, records in ORDERS.items():
        for partition in range(PARTITIONS):
            numbers = range(records // PARTITIONS)
            kafka.send_all(topic, [event(f"{partition}.{each}", to=order) for each in numbers], partition=partition)
    until(lambda: all(len(subscriber.answered(f"/kill/{order}")) > 2 * PARTITIONS for order in ORDERS))
    target.kill()
    until(lambda: all(len(_answers(subscriber, order)) == records for order, records in ORDERS.items()), within=60)


@pytest.mark.usefixtures("killed")
@pytest.mark.parametrize("order", ORDERS)
def test_a_kill_in_mid_delivery_loses_nothing_and_repeats_once(order: str, subscriber: Subscriber) -> None:
    answers = _answers(subscriber, order)
    assert len(answers) == ORDERS[order]
    assert max(answers.values()) <= 2


@pytest.mark.usefixtures("killed")
def test_a_kill_keeps_the_order_within_a_partition(subscriber: Subscriber) -> None:
    by_partition = defaultdict(list)
    for request in subscriber.requests("/kill/ordered"):
        partition, number = str(request.header("ce-id")).split(".")
        by_partition[partition].append(int(number))
    for numbers in by_partition.values():
        steps = [after - before for before, after in pairwise(numbers)]
        assert max(steps) == 1
        assert sum(step != 1 for step in steps) <= 1, "one step back, at the kill"


def _answers(subscriber: Subscriber, order: str) -> Counter[str | None]:
    return Counter(request.header("ce-id") for request in subscriber.answered(f"/kill/{order}"))
