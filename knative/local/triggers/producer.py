"""Events to Kafka: replies to a Broker's topic, dead letters to a KafkaSink's."""

from __future__ import annotations

import asyncio
import threading

from confluent_kafka import KafkaError, KafkaException, Message
from confluent_kafka import Producer as Client

from knative.local.triggers.cloud_event import Event


class Producer:
    """Writes events as binary records; one thread serves the acknowledgements."""

    def __init__(self, brokers: str) -> None:
        self._client = Client(
            {
                "bootstrap.servers": brokers,
                "acks": "all",
                # Kafka's own partitioner, so that a key's partition is the same whoever writes it.
                "partitioner": "murmur2_random",
                # The limit of Knative's receiver: a larger dead letter is lost there, too.
                "message.max.bytes": 1_048_576,
                # A dead letter waits for Kafka's return for as long as that takes; it is in no other place.
                "message.timeout.ms": 0,
                "reconnect.backoff.max.ms": 1000,
                "linger.ms": 1,
                "log_level": 0,
            }
        )
        threading.Thread(target=self._serve, name="producer", daemon=True).start()

    async def send(self, topic: str, event: Event) -> None:
        """Write one event; the key is its `partitionkey`, if any. Raises KafkaException where Kafka refuses it."""
        loop = asyncio.get_running_loop()
        written: asyncio.Future[None] = loop.create_future()

        def report(error: KafkaError | None, message: Message) -> None:
            loop.call_soon_threadsafe(_settle, written, error)

        self._client.produce(
            topic,
            value=event.data or None,
            key=event.attributes.get("partitionkey"),
            headers=[(name, value.encode()) for name, value in event.headers("ce_")],
            on_delivery=report,
        )
        await written

    def _serve(self) -> None:
        while True:
            self._client.poll(1.0)


def _settle(written: asyncio.Future[None], error: KafkaError | None) -> None:
    if written.done():
        return
    if error is None:
        written.set_result(None)
    else:
        written.set_exception(KafkaException(error))
