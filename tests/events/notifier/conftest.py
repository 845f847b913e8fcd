"""A notifier, its channels, and Kafka as the relay writes to it."""

from collections.abc import Callable, Iterator

import pytest
import redis
from confluent_kafka import Producer

from events.envelope import Envelope, from_structured, kafka_headers
from events.names import topic_of
from knative.local.stack.ports import accepts
from knative.local.stack.stack import Stack
from tests.events.conftest import Start
from tests.events.notifier.function import Function
from tests.events.process import Process
from tests.waiting import until

Connect = Callable[[], Function]
Produce = Callable[..., None]


class Subscriber:
    """What Redis brings on some channels."""

    def __init__(self, redis_url: str, *channels: str) -> None:
        self._client = redis.Redis.from_url(redis_url)
        self._channels = self._client.pubsub(ignore_subscribe_messages=True)  # type: ignore[no-untyped-call]
        self._channels.subscribe(*channels)
        self._channels.get_message(timeout=5)
        self.heard: list[Envelope] = []

    def seqs(self) -> list[int]:
        """The places heard so far without repeats, as a gateway that drops them sees it."""
        while message := self._channels.get_message(timeout=0.01):
            self.heard.append(from_structured(message["data"]))
        return list(dict.fromkeys(envelope.seq for envelope in self.heard))

    def wait_for(self, *seqs: int, within: float = 10) -> list[Envelope]:
        """What was heard, once it is these places in this order."""
        until(lambda: self.seqs() == [*seqs], within=within, what=f"{seqs} on the channel, which has {self.seqs()}")
        return self.heard

    def close(self) -> None:
        """Hang up."""
        self._client.close()


@pytest.fixture
def subscribe(services: Stack) -> Iterator[Callable[[str], Subscriber]]:
    """Subscribes to a stream's channel."""
    subscribers: list[Subscriber] = []

    def subscribe(stream: str) -> Subscriber:
        subscribers.append(Subscriber(services.environment["REDIS_URL"], stream))
        return subscribers[-1]

    yield subscribe
    for subscriber in subscribers:
        subscriber.close()


@pytest.fixture
def start_notifier(services: Stack, start: Start) -> Callable[[], Process]:
    """Starts a notifier that listens when this returns."""

    def start_notifier() -> Process:
        notifier = start("events.notifier")
        until(lambda: accepts("127.0.0.1", services.settings.port("NOTIFIER_PORT")), within=20)
        return notifier

    return start_notifier


@pytest.fixture
def notifier(start_notifier: Callable[[], Process]) -> Process:
    """A notifier at work."""
    return start_notifier()


@pytest.fixture
def connect(services: Stack) -> Iterator[Connect]:
    """Connects to the notifier as a function does, without having answered."""
    functions: list[Function] = []

    def connect() -> Function:
        environment = services.environment
        functions.append(Function(environment["NOTIFIER_ADDRESS"], environment["NOTIFIER_SECRET"]))
        return functions[-1]

    yield connect
    for function in functions:
        function.close()


@pytest.fixture
def produce(services: Stack) -> Produce:
    """Puts events on Kafka as the relay does, acknowledged when this returns."""
    producer = Producer({"bootstrap.servers": services.environment["KAFKA_BROKERS"], "partitioner": "murmur2_random"})

    def produce(*envelopes: Envelope) -> None:
        for envelope in envelopes:
            producer.produce(
                topic_of(envelope.stream),
                bytes(envelope.data),
                envelope.stream,
                headers=[*kafka_headers(envelope)],
            )
        assert producer.flush(10) == 0

    return produce
