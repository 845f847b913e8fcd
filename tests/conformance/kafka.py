"""Kafka as the suite uses it: topics, records, and what a Trigger's group has committed."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from confluent_kafka import Consumer, ConsumerGroupTopicPartitions, Producer, TopicPartition
from confluent_kafka.admin import AdminClient
from confluent_kafka.cimpl import NewTopic

Header = tuple[str, str | bytes | None]
_MAX_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True)
class Stored:
    """A record as a topic holds it."""

    partition: int
    key: bytes | None
    headers: list[tuple[str, bytes | None]]
    value: bytes | None

    def header(self, name: str) -> str | None:
        """The header's text, None where it is absent."""
        return next((value.decode() for given, value in self.headers if given == name and value is not None), None)


class Kafka:
    """One Kafka; topics get names that no other run uses."""

    def __init__(self, brokers: str) -> None:
        self.brokers = brokers
        self._admin = AdminClient({"bootstrap.servers": brokers})
        self._producer = Producer(
            {"bootstrap.servers": brokers, "message.max.bytes": _MAX_BYTES, "partitioner": "murmur2_random"}
        )
        self._made: list[str] = []

    def topic(self, name: str, partitions: int = 1) -> str:
        """Create a topic and return its full name."""
        full = f"conformance-{name}-{time.time_ns()}"
        topic = NewTopic(full, partitions, 1, config={"max.message.bytes": str(_MAX_BYTES)})
        self._admin.create_topics([topic])[full].result()
        self._made.append(full)
        return full

    def send(
        self,
        topic: str,
        headers: Sequence[Header],
        value: bytes | None = b"{}",
        key: bytes | None = None,
        partition: int | None = None,
    ) -> tuple[int, int]:
        """Write one record; returns its partition and offset."""
        [place] = self.send_all(topic, [headers], value=value, key=key, partition=partition)
        return place

    def send_all(
        self,
        topic: str,
        records: Sequence[Sequence[Header]],
        value: bytes | None = b"{}",
        key: bytes | None = None,
        partition: int | None = None,
    ) -> list[tuple[int, int]]:
        """Write a record for each list of headers, in one go; returns their partitions and offsets."""
        places: list[tuple[int, int]] = []

        def report(error: object, message: object) -> None:
            assert error is None, error
            places.append((message.partition(), message.offset()))  # type: ignore[attr-defined]

        for headers in records:
            where = {} if partition is None else {"partition": partition}
            self._producer.produce(topic, value=value, key=key, headers=list(headers), on_delivery=report, **where)
        assert self._producer.flush(20) == 0
        return places

    def ends(self, topic: str) -> dict[int, int]:
        """By partition, the offset after the last record."""
        consumer = self._consumer()
        partitions = self._admin.list_topics(topic, timeout=10).topics[topic].partitions
        ends = {each: consumer.get_watermark_offsets(TopicPartition(topic, each), timeout=10) for each in partitions}
        consumer.close()
        return {each: bounds[1] for each, bounds in ends.items() if bounds is not None}

    def committed(self, topic: str, group: str) -> dict[int, int]:
        """By partition, where the group goes on; without the partitions for which it has said nothing."""
        partitions = self._admin.list_topics(topic, timeout=10).topics[topic].partitions
        asked = ConsumerGroupTopicPartitions(group, [TopicPartition(topic, each) for each in partitions])
        answer = self._admin.list_consumer_group_offsets([asked])[group].result()
        return {place.partition: place.offset for place in answer.topic_partitions if place.offset >= 0}

    def read(self, topic: str) -> list[Stored]:
        """Everything in the topic now, partition by partition."""
        consumer, ends = self._consumer(), self.ends(topic)
        consumer.assign([TopicPartition(topic, each, 0) for each in ends])
        stored: list[Stored] = []
        while len(stored) < sum(ends.values()):
            for message in consumer.consume(500, timeout=1):
                headers = [(name, value) for name, value in message.headers() or []]
                stored.append(Stored(message.partition() or 0, message.key(), headers, message.value()))  # type: ignore[arg-type]
        consumer.close()
        return sorted(stored, key=lambda record: record.partition)

    def close(self) -> None:
        """Remove the topics that this run made."""
        for removed in self._admin.delete_topics(self._made).values():
            removed.result()

    def _consumer(self) -> Consumer:
        return Consumer({"bootstrap.servers": self.brokers, "group.id": "conformance", "enable.auto.commit": False})


def event(id: str, **attributes: str) -> list[Header]:
    """The headers of a binary record; `type` and `source` unless given."""
    given = {"specversion": "1.0", "id": id, "type": "t", "source": "/s", **attributes}
    return [*((f"ce_{name}", value) for name, value in given.items()), ("content-type", "application/json")]
