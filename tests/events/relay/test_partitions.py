"""Whoever writes to a topic, a stream is on one partition: the one that Java's clients would choose."""

from events.relay.relay import _producer
from knative.local.stack.stack import Stack

# Key and murmur2 of it, from Apache Kafka's own tests (UtilsTest).
KNOWN = {
    b"21": -973932308,
    b"foobar": -790332482,
    b"a-little-bit-long-string": -985981536,
    b"a-little-bit-longer-string": -1486304829,
    b"lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8": -58897971,
    b"abc": 479470107,
}


def test_the_partition_of_a_key_is_the_one_that_java_chooses(services: Stack) -> None:
    chosen: dict[bytes | str | None, int | None] = {}
    with _producer(services.environment["KAFKA_BROKERS"]) as producer:
        for key in KNOWN:
            producer.produce(
                "task-events",
                b"{}",
                key,
                on_delivery=lambda _, record: chosen.update({record.key(): record.partition()}),
            )
        assert producer.flush(10) == 0
        partitions = len(producer.list_topics("task-events", timeout=10).topics["task-events"].partitions)

    assert chosen == {key: (murmur2 & 0x7FFFFFFF) % partitions for key, murmur2 in KNOWN.items()}
