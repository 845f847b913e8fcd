"""Reading what is on Kafka from now on."""

from dataclasses import dataclass, field
from typing import cast

from confluent_kafka import Consumer, TopicPartition
from confluent_kafka.cimpl import Message

from events.names import TOPIC_OF_STREAM
from tests.waiting import until


@dataclass
class Topics:
    """All records that come to the topics of the streams after this was made."""

    brokers: str
    records: list[Message] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._consumer = Consumer(
            {"bootstrap.servers": self.brokers, "group.id": "tests", "enable.auto.commit": False, "log_level": 0}
        )
        known = self._consumer.list_topics(timeout=10).topics
        partitions = [
            TopicPartition(topic, each) for topic in TOPIC_OF_STREAM.values() for each in known[topic].partitions
        ]
        for partition in partitions:
            partition.offset = self._consumer.get_watermark_offsets(partition, timeout=10)[1]
        self._consumer.assign(partitions)

    def of(self, stream: str) -> list[Message]:
        """What has come of one stream."""
        self.records += [each for each in self._consumer.consume(1_000, timeout=0.1) if each.error() is None]
        return [record for record in self.records if record.key() == stream.encode()]

    def seqs(self, stream: str) -> list[int]:
        """The places that have come, repeats and all, in the order in which they came."""
        return [int(headers_of(record)["ce_sequence"]) for record in self.of(stream)]

    def wait_for(self, stream: str, count: int, *, within: float = 10) -> list[int]:
        """The places of a stream without repeats, as a reader that drops them sees it, once so many have come."""
        return (
            until(
                lambda: len(came := list(dict.fromkeys(self.seqs(stream)))) >= count and came,
                within=within,
                what=f"{count} events of {stream}",
            )
            or []
        )

    def close(self) -> None:
        """Stop reading."""
        self._consumer.close()


def headers_of(record: Message) -> dict[str, bytes]:
    """A record's headers."""
    return dict(cast(list[tuple[str, bytes]], record.headers()))
