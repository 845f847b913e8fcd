"""One Kafka and one subscriber for the suite, one target for each of its modules."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest

from knative.local.stack.stack import Stack
from tests.conformance.kafka import Kafka
from tests.conformance.subscriber import Subscriber
from tests.conformance.target import Laptop, Target


@pytest.fixture(scope="session")
def kafka(stack_with: Callable[..., Stack]) -> Iterator[Kafka]:
    """The Kafka of KAFKA_BROKERS, else the one of the tests' environment."""
    kafka = Kafka(os.environ.get("KAFKA_BROKERS") or stack_with("kafka").environment["KAFKA_BROKERS"])
    yield kafka
    kafka.close()


@pytest.fixture(scope="session")
def subscriber() -> Iterator[Subscriber]:
    subscriber = Subscriber()
    yield subscriber
    subscriber.close()


@pytest.fixture(scope="module")
def target(kafka: Kafka, subscriber: Subscriber, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Target]:
    laptop = Laptop(kafka.brokers, f"{subscriber.url}/{{service}}", tmp_path_factory.mktemp("laptop"))
    yield laptop
    laptop.close()
