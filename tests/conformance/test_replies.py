"""What becomes of a reply (its form is looked at in test_answers)."""

from __future__ import annotations

import pytest

from tests.conformance.cases import case
from tests.conformance.kafka import Kafka, event
from tests.conformance.manifests import broker, config_map, trigger
from tests.conformance.subscriber import Answer, Request, Subscriber
from tests.conformance.target import Target
from tests.conformance.waiting import until

ENVELOPE = (("ce-specversion", "1.0"), ("ce-source", "/rep"), ("ce-type", "reply.t"))
# On the wire: percent-encoded, Latin-1, UTF-8. The subscriber writes a header's characters as Latin-1.
NAMES = {"percent": "Zo%C3%AB", "latin-1": "Zoë", "utf-8": "ZoÃ«"}


@pytest.fixture(scope="module", autouse=True)
def topic(target: Target, kafka: Kafka, subscriber: Subscriber) -> str:
    """Two Triggers without filters; the first one's subscriber replies to what is no reply."""
    topic = kafka.topic("replies")
    names = ("replies", "listens")
    triggers = [trigger(name, "replies", f"{subscriber.url}/reply/{name}") for name in names]
    subscriber.choose("/reply/replies", lambda request, _: _reply(request))
    target.apply(config_map(kafka.brokers), broker("replies", topic), *triggers)
    for name in NAMES:
        kafka.send(topic, event(name), key=b"key")
    return topic


@pytest.mark.parametrize("name", ["replies", "listens"])
def test_a_reply_goes_through_every_trigger_of_the_broker(name: str, subscriber: Subscriber) -> None:
    requests = until(lambda: (seen := subscriber.requests(f"/reply/{name}"))[2 * len(NAMES) - 1 :] and seen)
    replies = [request for request in requests if request.header("ce-type") == "reply.t"]
    assert {request.header("ce-id") for request in replies} == {f"reply-{each}" for each in NAMES}


def test_a_replys_header_is_read_as_latin_1(topic: str, kafka: Kafka) -> None:
    records = until(lambda: (seen := kafka.read(topic))[2 * len(NAMES) - 1 :] and seen)
    stored = {record.header("ce_id"): record.header(case("reply/non-ascii").then["header_name"]) for record in records}
    assert {each: stored[f"reply-{each}"] for each in NAMES} == NAMES


def _reply(request: Request) -> Answer:
    asked = request.header("ce-id")
    if asked not in NAMES:
        return Answer()
    return Answer(headers=(*ENVELOPE, ("ce-id", f"reply-{asked}"), ("ce-Name", NAMES[asked])))
