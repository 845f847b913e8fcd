"""Kafka as the suite uses it: topics, records, and what a Trigger's group has committed."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from confluent_kafka import Consumer, ConsumerGroupTopicPartitions, KafkaException, Message, Producer, TopicPartition
from confluent_kafka.admin import AdminClient, OffsetSpec  # type: ignore[attr-defined]
from confluent_kafka.cimpl import NewTopic

from tests.conformance.manifests import NAMESPACE
from tests.conformance.waiting import until

Header = tuple[str, str | bytes | None]
_LATEST: OffsetSpec = OffsetSpec.latest()  # type: ignore[no-untyped-call]
PARTITIONER_CHOOSES = -1
_MAX_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True)
class Stored:
    """A record as a topic holds it."""

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
        self._admin = AdminClient({"bootstrap.servers": brokers, "log_level": 0})
        self._producer = Producer(
            {
                "bootstrap.servers": brokers,
                "log_level": 0,
                "message.max.bytes": _MAX_BYTES,
                "partitioner": "murmur2_random",
            }
        )
        self._made: list[str] = []

    def topic(self, name: str, partitions: int = 1) -> str:
        """Create a topic and return its full name."""
        full = self.name(name)
        self.create(full, partitions)
        return full

    def name(self, name: str) -> str:
        """A full name, for a topic that is created later."""
        return f"conformance-{name}-{time.time_ns()}"

    def create(self, full_name: str, partitions: int = 1) -> None:
        """Create a topic of that full name."""
        topic = NewTopic(full_name, partitions, 1, config={"max.message.bytes": str(_MAX_BYTES)})
        self._admin.create_topics([topic])[full_name].result()
        self._made.append(full_name)

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
            self._producer.produce(
                topic,
                value,
                key,
                partition=PARTITIONER_CHOOSES if partition is None else partition,
                headers=list(headers),
                on_delivery=report,
            )
        assert self._producer.flush(20) == 0
        return places

    def ends(self, topic: str) -> dict[int, int]:
        """By partition, the offset after the last record."""
        places = [TopicPartition(topic, partition) for partition in self._partitions(topic)]
        answers = self._admin.list_offsets(dict.fromkeys(places, _LATEST))
        return {place.partition: answer.result().offset for place, answer in answers.items()}

    def committed(self, topic: str, trigger: str) -> dict[int, int]:
        """By partition, where the Trigger goes on; without the partitions for which it has said nothing."""
        # Not by the admin client, which a Kafka that is starting can crash (librdkafka issue 5040).
        consumer = self._consumer(_group(trigger))
        places = [TopicPartition(topic, partition) for partition in self._partitions(topic)]
        committed = {place.partition: place.offset for place in consumer.committed(places, timeout=10)}
        consumer.close()
        return {partition: offset for partition, offset in committed.items() if offset >= 0}

    def commit(self, topic: str, trigger: str, offsets: dict[int, int]) -> None:
        """Say where the Trigger goes on."""
        group = _group(trigger)
        request = ConsumerGroupTopicPartitions(group, [TopicPartition(topic, *place) for place in offsets.items()])
        # A Kafka that has just started answers for topics before it does for groups.
        until(lambda: self._admin.alter_consumer_group_offsets([request])[group].exception() is None)

    def wait_until_done(self, topic: str, triggers: Iterable[str]) -> None:
        """Return when the Triggers have committed all that the topic holds: nothing more will come of it."""
        for trigger in triggers:
            until(partial(self._is_done, topic, trigger), within=30)

    def read(self, topic: str) -> list[Stored]:
        """Everything in the topic now."""
        consumer = self._consumer("conformance")
        ends = self.ends(topic)
        stored: list[Stored] = []
        consumer.assign([TopicPartition(topic, partition, 0) for partition in ends])
        while missing := sum(ends.values()) - len(stored):
            stored += [_stored(message) for message in consumer.consume(missing, timeout=1)]
        consumer.close()
        return stored

    def close(self) -> None:
        """Remove the topics that this run made."""
        for removed in self._admin.delete_topics(self._made).values():
            removed.result()

    def _is_done(self, topic: str, trigger: str) -> bool:
        with suppress(KafkaException):
            return self.committed(topic, trigger) == self.ends(topic)
        return False

    def _consumer(self, group: str) -> Consumer:
        return Consumer(
            {"bootstrap.servers": self.brokers, "group.id": group, "enable.auto.commit": False, "log_level": 0}
        )

    def _partitions(self, topic: str) -> list[int]:
        return list(self._admin.list_topics(topic, timeout=10).topics[topic].partitions)


def _group(trigger: str) -> str:
    return f"knative-trigger-{NAMESPACE}-{trigger}"


def _stored(message: Message) -> Stored:
    headers = message.headers() or []
    assert not isinstance(headers, dict)
    return Stored(message.key(), [(name, _encoded(value)) for name, value in headers], message.value())


def _encoded(value: str | bytes | None) -> bytes | None:
    return value.encode() if isinstance(value, str) else value


def event(id: str, **attributes: str) -> list[Header]:
    """The headers of a binary record; `type` and `source` unless given."""
    given = {"specversion": "1.0", "id": id, "type": "t", "source": "/s", **attributes}
    return [*((f"ce_{name}", value) for name, value in given.items()), ("content-type", "application/json")]
