"""What TCP lost comes by Kafka, and nothing is passed over, whatever was killed."""

import signal
import socket
from collections.abc import Callable

import psutil
import pytest
from confluent_kafka import Consumer, Producer, TopicPartition

from events.envelope import LARGEST_FRAME
from events.names import TOPIC_OF_STREAM
from events.notifier.backstop import GROUP
from knative.local.stack.stack import Stack
from tests.events.log import a_stream
from tests.events.notifier.conftest import Connect, Produce, Subscriber
from tests.events.notifier.function import an_envelope
from tests.events.process import Process
from tests.waiting import until

Subscribe = Callable[[str], Subscriber]


@pytest.mark.parametrize("kind", ["project", "user", "notification"])
def test_an_event_that_no_frame_brought_comes_by_kafka(
    notifier: Process, produce: Produce, subscribe: Subscribe, kind: str
) -> None:
    stream = a_stream(kind)
    subscriber = subscribe(stream)
    envelope = an_envelope(stream, 1)

    produce(envelope)

    assert subscriber.wait_for(1) == [envelope]


def test_an_event_that_a_frame_brought_comes_again_by_kafka(
    notifier: Process, produce: Produce, connect: Connect, subscribe: Subscribe
) -> None:
    stream = a_stream()
    subscriber, envelope = subscribe(stream), an_envelope(stream, 1)

    connect().let_in().send_events(envelope)
    produce(envelope)

    subscriber.wait_for(1)
    until(lambda: subscriber.seqs() and len(subscriber.heard) == 2)
    assert subscriber.heard == [envelope, envelope]


def test_an_event_larger_than_a_frame_comes_without_its_data(
    notifier: Process, produce: Produce, subscribe: Subscribe
) -> None:
    stream = a_stream()
    subscriber = subscribe(stream)

    produce(an_envelope(stream, 1, data=b'"' + b"x" * LARGEST_FRAME + b'"'))

    (heard,) = subscriber.wait_for(1)
    assert heard.oversize


def test_a_record_that_is_no_event_is_passed_over(
    services: Stack, notifier: Process, produce: Produce, subscribe: Subscribe
) -> None:
    stream = a_stream()
    subscriber = subscribe(stream)
    stranger = Producer({"bootstrap.servers": services.environment["KAFKA_BROKERS"]})
    for partition in range(6):
        stranger.produce("task-events", b"hello", partition=partition)
        stranger.produce("task-events", None, stream, partition=partition, headers=[("ce_id", "1")])
    stranger.flush(10)

    produce(an_envelope(stream, 1, data=b"no json"), an_envelope(stream, 2))

    subscriber.wait_for(2)
    assert "is no event; passed over." in notifier.said


def test_a_killed_notifier_goes_on_where_it_was(
    start_notifier: Callable[[], Process], produce: Produce, subscribe: Subscribe
) -> None:
    stream = a_stream()
    subscriber = subscribe(stream)
    first = start_notifier()
    produce(*(an_envelope(stream, seq) for seq in range(1, 101)))
    until(lambda: len(subscriber.seqs()) >= 10)

    first.kill()
    produce(*(an_envelope(stream, seq) for seq in range(101, 201)))
    start_notifier()

    subscriber.wait_for(*range(1, 201))


def test_frames_beyond_16_mib_push_out_the_oldest_while_redis_hangs(
    services: Stack, notifier: Process, connect: Connect
) -> None:
    stream, function = a_stream(), connect().let_in()
    services.signal("redis", signal.SIGSTOP)
    try:
        function.send_events(*(an_envelope(stream, seq, data=b'"' + b"x" * 60_000 + b'"') for seq in range(600)))
        function.send(b"one byte too many for a length")
        assert function.is_closed()
        assert psutil.Process(notifier.pid).memory_info().rss < 200 * 2**20
    finally:
        services.signal("redis", signal.SIGCONT)

    until(lambda: "frames were dropped while Redis was away" in notifier.said)


def test_a_notifier_told_to_stop_repeats_nothing(
    start_notifier: Callable[[], Process], produce: Produce, subscribe: Subscribe
) -> None:
    stream = a_stream()
    subscriber = subscribe(stream)
    first = start_notifier()
    produce(an_envelope(stream, 1))
    subscriber.wait_for(1)

    assert first.end() == 0
    start_notifier()
    produce(an_envelope(stream, 2))

    subscriber.wait_for(1, 2)
    assert len(subscriber.heard) == 2


def test_a_notifier_that_kafka_shuts_out_reads_anew(
    services: Stack, notifier: Process, produce: Produce, subscribe: Subscribe
) -> None:
    stream = a_stream()
    subscriber = subscribe(stream)
    produce(an_envelope(stream, 1))
    subscriber.wait_for(1)

    # Whoever comes under the same name is taken for the one that Kafka has to forget.
    itself = {"group.id": GROUP, "group.instance.id": socket.gethostname(), "log_level": 0}
    double = Consumer({"bootstrap.servers": services.environment["KAFKA_BROKERS"], **itself})
    double.subscribe([*TOPIC_OF_STREAM.values()])
    until(lambda: [double.poll(0.1)] and "Reading anew from Kafka" in notifier.said)
    double.close()
    produce(an_envelope(stream, 2))

    subscriber.wait_for(1, 2)


def test_a_redis_that_hangs_delays_events_and_loses_none(
    services: Stack, notifier: Process, produce: Produce, connect: Connect, subscribe: Subscribe
) -> None:
    by_kafka, by_frame = a_stream(), a_stream()
    subscribers, function = [subscribe(by_kafka), subscribe(by_frame)], connect().let_in()
    services.signal("redis", signal.SIGSTOP)
    try:
        for seq in range(1, 51):
            produce(an_envelope(by_kafka, seq))
            function.send_events(an_envelope(by_frame, seq))
        until(lambda: "Redis is away" in notifier.said)
    finally:
        services.signal("redis", signal.SIGCONT)

    for subscriber in subscribers:
        subscriber.wait_for(*range(1, 51))


def test_an_offset_is_committed_only_when_redis_has_its_event(
    services: Stack, notifier: Process, produce: Produce, subscribe: Subscribe
) -> None:
    stream = a_stream()
    subscriber = subscribe(stream)
    produce(an_envelope(stream, 1))
    subscriber.wait_for(1)
    until(lambda: _behind(services) == 0)
    services.stop("redis")
    try:
        produce(*(an_envelope(stream, seq) for seq in range(2, 52)))
        until(lambda: "Redis is away" in notifier.said)
        assert notifier.end() == 0
        assert _behind(services) == 50
    finally:
        services.start("redis")


def test_the_notifier_goes_on_when_redis_is_back(services: Stack, notifier: Process, produce: Produce) -> None:
    until(lambda: _behind(services) == 0)
    services.stop("redis")
    try:
        produce(*(an_envelope(a_stream(), 1) for _ in range(50)))
        until(lambda: "Redis is away" in notifier.said)
    finally:
        services.start("redis")

    until(lambda: _behind(services) == 0)


def test_frames_do_not_need_kafka(
    services: Stack, notifier: Process, produce: Produce, connect: Connect, subscribe: Subscribe
) -> None:
    stream = a_stream()
    subscriber, function = subscribe(stream), connect().let_in()
    services.signal("kafka", signal.SIGSTOP)
    try:
        function.send_events(an_envelope(stream, 1))
        subscriber.wait_for(1)
    finally:
        services.signal("kafka", signal.SIGCONT)

    produce(an_envelope(stream, 2))

    subscriber.wait_for(1, 2)


def _behind(services: Stack) -> int:
    """How many records the notifier has still to commit."""
    consumer = Consumer({"bootstrap.servers": services.environment["KAFKA_BROKERS"], "group.id": GROUP})
    try:
        known = consumer.list_topics(timeout=10).topics
        of_streams = [
            TopicPartition(topic, each) for topic in TOPIC_OF_STREAM.values() for each in known[topic].partitions
        ]
        ends = [consumer.get_watermark_offsets(partition, timeout=10)[1] for partition in of_streams]
        committed = consumer.committed(of_streams, timeout=10)
        return sum(end - max(place.offset, 0) for end, place in zip(ends, committed, strict=True))
    finally:
        consumer.close()
