"""Which records are events, and how they arrive."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from tests.conformance.cases import Case, case, cases
from tests.conformance.kafka import Header, Kafka
from tests.conformance.manifests import NAMESPACE, broker, config_map, trigger
from tests.conformance.subscriber import Request, Subscriber
from tests.conformance.target import Target

CASES = cases("record/", having="delivered")
ORDERS = ("unordered", "ordered")


@pytest.fixture(scope="module")
def delivered(target: Target, kafka: Kafka, subscriber: Subscriber) -> dict[tuple[str, str], Request]:
    """By order and case, the request that came of the case's record."""
    topic = kafka.topic("records")
    triggers = [trigger(order, "records", f"{subscriber.url}/records/{order}", order=order) for order in ORDERS]
    target.apply(config_map(kafka.brokers), broker("records", topic), *triggers)
    offsets = {str(_send(kafka, topic, case.given["record"])): case.id for case in CASES}
    kafka.wait_until_done(topic, ORDERS)
    return {
        (order, offsets[request.attributes["ce-knativekafkaoffset"]]): request
        for order in ORDERS
        for request in subscriber.requests(f"/records/{order}")
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
@pytest.mark.parametrize("order", ORDERS)
def test_a_record_arrives_as_it_did_on_knative(
    order: str, case: Case, delivered: dict[tuple[str, str], Request]
) -> None:
    request = delivered.get((order, case.id))
    assert (request is not None) == case.then["delivered"]
    if request is None:
        return
    assert _told(request) == {name: _value(value) for name, value in case.then["headers"].items()}
    if "body_bytes" in case.then:
        assert len(request.body) == case.then["body_bytes"]
    else:
        assert request.body == _bytes(case.then, "body")


def test_a_request_has_knatives_form(delivered: dict[tuple[str, str], Request]) -> None:
    request = delivered["unordered", "record/key-ext"]
    names = [name for name, _ in request.headers if name.lower() not in ("host", "content-length")]
    assert request.method == case("record/request-form").then["method"]
    assert names[:7] == ["user-agent", "Prefer", "Kn-Namespace", "ce-specversion", "ce-id", "ce-source", "ce-type"]
    assert request.header("prefer") == "reply"
    assert request.header("kn-namespace") == NAMESPACE
    assert request.header("accept") is None


def test_the_place_in_kafka_is_told_and_the_key_is_not(delivered: dict[tuple[str, str], Request]) -> None:
    request = delivered["unordered", "record/kafka-ext-given"]
    assert request.attributes["ce-knativekafkapartition"] == "0"
    assert request.attributes["ce-knativekafkaoffset"] != "999"
    assert "thekey" not in dict(delivered["unordered", "record/key-ext"].headers).values()


def _send(kafka: Kafka, topic: str, record: dict[str, Any]) -> int:
    headers: list[Header] = [(name, _header(value)) for name, value in record["headers"]]
    value = record.get("value", "")
    if isinstance(value, dict):
        body: bytes | None = b'"%b"' % (value["json_string_of"].encode() * (value["bytes"] - 2))
    else:
        body = None if value is None else _bytes(record, "value")
    key = _bytes(record, "key") or None
    _, offset = kafka.send(topic, headers, value=body, key=key)
    return offset


def _header(value: str | dict[str, str] | None) -> str | bytes | None:
    return base64.b64decode(value["base64"]) if isinstance(value, dict) else value


def _bytes(given: dict[str, Any], name: str) -> bytes:
    """The member `name` as text, or `name`_base64."""
    return base64.b64decode(given.get(f"{name}_base64", "")) or str(given.get(name, "")).encode()


def _told(request: Request) -> dict[str, str]:
    """What the cases note of a request; space around a value is not HTTP's to keep."""
    kafkas = ("ce-knativekafkapartition", "ce-knativekafkaoffset")
    return {name: value.strip() for name, value in request.attributes.items() if name not in kafkas}


def _value(seen: str | dict[str, str]) -> str:
    return (seen["latin1_bytes"].replace("<EB>", "ë") if isinstance(seen, dict) else seen).strip()
