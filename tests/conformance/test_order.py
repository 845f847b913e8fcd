"""Order, how many at once, and who waits for whom."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.conformance.cases import Case, case, cases
from tests.conformance.kafka import Kafka, event
from tests.conformance.manifests import broker, config_map, trigger
from tests.conformance.subscriber import Answer, Request, Subscriber
from tests.conformance.target import Target
from tests.conformance.waiting import until

ORDERS = ("unordered", "ordered")
RETRIES = case("order/third-fails-ordered").given["delivery"]
HANGS = Answer(after_s=60)
HANG = case("independence/one-hangs")


@pytest.fixture(scope="module", autouse=True)
def topics(target: Target, kafka: Kafka, subscriber: Subscriber) -> dict[str, str]:
    """A topic and a Broker for every test, by name, all applied and under way at once."""
    partitions = {"third-fails": 1, "partitions": 6, "hangs": 1}
    partitions |= {each.name: each.given["partitions"] for each in cases("concurrency/")}
    topics = {name: kafka.topic(name, count) for name, count in partitions.items()}
    triggers = [trigger("partitions", "partitions", f"{subscriber.url}/partitions", order="ordered", delivery=RETRIES)]
    for each in cases("concurrency/"):
        subscriber.answer(f"/{each.id}", Answer(after_s=0.1))
        triggers.append(trigger(each.name, each.name, f"{subscriber.url}/{each.id}", order=_order(each)))
    for order in ORDERS:
        subscriber.choose(f"/third-fails/{order}", _third_fails)
        subscriber.answer(f"/hangs/{order}", HANGS)
        for name, of in (("third-fails", "third-fails"), ("hangs", "hangs"), ("works", "hangs")):
            uri = f"{subscriber.url}/{name}/{order}"
            triggers.append(trigger(f"{name}-{order}", of, uri, order=order, delivery=RETRIES))
    target.apply(config_map(kafka.brokers), *(broker(name, topic) for name, topic in topics.items()), *triggers)
    kafka.send_all(topics["third-fails"], [event(str(number)) for number in range(1, 21)])
    kafka.send_all(topics["hangs"], [event(str(number)) for number in range(HANG.given["records"])])
    for each in cases("concurrency/"):
        for partition in range(each.given["partitions"]):
            numbers = range(partition, each.given["records"], each.given["partitions"])
            kafka.send_all(topics[each.name], [event(str(number)) for number in numbers], partition=partition)
    return topics


@pytest.mark.parametrize("order", ORDERS)
def test_a_retry_holds_up_its_partition_only_if_ordered(order: str, subscriber: Subscriber) -> None:
    seen = case(f"order/third-fails-{order}").then["sequence_record_attempt"]
    sent = until(lambda: _sequence(subscriber.requests(f"/third-fails/{order}"), len(seen)))
    # Unordered requests start together, and may overtake each other on the way.
    assert sent == seen if order == "ordered" else (set(sent[:20]), sent[20:]) == (set(seen[:20]), seen[20:])


def test_a_retry_holds_up_no_other_partition(topics: dict[str, str], kafka: Kafka, subscriber: Subscriber) -> None:
    for partition in range(6):
        kafka.send(topics["partitions"], event(f"warm-{partition}"), partition=partition)
    until(lambda: len(subscriber.requests("/partitions")) == 6)
    subscriber.choose("/partitions", lambda request, attempt: Answer(503 if _first(request) and attempt < 4 else 200))
    for partition in range(6):
        records = [event(f"{partition}.{number}") for number in range(5)]
        kafka.send_all(topics["partitions"], records, partition=partition)
    requests = until(lambda: (seen := subscriber.requests("/partitions")[6:])[33 - 1 :] and seen)
    recovered = max(index for index, request in enumerate(requests) if _first(request))
    before = [str(request.header("ce-id")) for request in requests[:recovered]]
    others = {f"{partition}.{number}" for partition in range(1, 6) for number in range(5)}
    assert {each for each in before if not each.startswith("0.")} == others


@pytest.mark.parametrize("case", cases("concurrency/"), ids=lambda case: case.id)
def test_as_many_are_in_flight_as_were_on_knative(case: Case, subscriber: Subscriber) -> None:
    until(lambda: len(subscriber.answered(f"/{case.id}")) == case.given["records"])
    most = subscriber.most_at_once(f"/{case.id}")
    assert 50 <= most <= 99 if _order(case) == "unordered" else most == case.given["partitions"]


@pytest.mark.parametrize("order", ORDERS)
def test_a_subscriber_that_hangs_holds_up_nobody_else(order: str, subscriber: Subscriber) -> None:
    until(lambda: len(subscriber.answered(f"/works/{order}")) == HANG.given["records"])
    hanging = len(subscriber.requests(f"/hangs/{order}"))
    seen = HANG.then[f"hanging_{order}_requests"]
    # Unordered, polled in one go there, so exactly 50; the rule is 50 to 99.
    assert hanging == seen if order == "ordered" else seen <= hanging <= 99


def _order(case: Case) -> str:
    return "ordered" if "/ordered" in case.id else "unordered"


def _third_fails(request: Request, attempt: int) -> Answer:
    return Answer(503 if request.header("ce-id") == "3" and attempt <= 3 else 200)


def _first(request: Request) -> bool:
    return request.header("ce-id") == "0.0"


def _sequence(requests: list[Request], length: int) -> list[str]:
    """Record and attempt of each request, once there are so many."""
    attempts: Counter[str | None] = Counter()
    sequence = []
    for request in requests:
        record = request.header("ce-id")
        attempts[record] += 1
        sequence.append(f"{record}.{attempts[record]}")
    return sequence if len(sequence) >= length else []
