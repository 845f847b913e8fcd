"""Kafka as the backstop: publishes every event again, because a TCP frame may be lost and Redis may have been away.

An offset is stored only when Redis has taken its event, so nothing is passed over, whatever is killed; after a crash
the last second comes again, and gateways drop repeats by (epoch, seq).
"""

import logging
import socket
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, Future
from typing import cast

import msgspec
from confluent_kafka import Consumer, KafkaError, KafkaException
from confluent_kafka.cimpl import Message as Record

from events.envelope import frame, from_kafka
from events.names import TOPIC_OF_STREAM
from events.notifier.channels import Message, NotAnEvent, message_of

GROUP = "notifier"
LARGEST_BATCH = 256  # records
IDLE_WAIT = 1.0  # seconds in which a stop is noticed
PAUSE = 1.0  # seconds before reading anew

log = logging.getLogger(__name__)

Publish = Callable[[Sequence[Message]], Future[None]]


class Backstop:
    """One consumer, on a thread of its own. What `publish` answers is done when Redis has taken all it was given."""

    def __init__(self, kafka_brokers: str, publish: Publish) -> None:
        self._brokers, self._publish = kafka_brokers, publish
        self._stopping = threading.Event()
        self._publishing: Future[None] = Future()

    def run(self) -> None:
        """Read and publish until `stop`. A consumer that cannot go on is replaced."""
        while not self._stopping.is_set():
            try:
                self._consume()
            except KafkaException as error:
                log.warning("Reading anew from Kafka: %s", error)
                self._stopping.wait(PAUSE)
            except CancelledError:
                pass  # `stop` did not wait for Redis.

    def _consume(self) -> None:
        consumer = Consumer(_configuration(self._brokers), logger=log)
        consumer.subscribe([*TOPIC_OF_STREAM.values()])
        try:
            while not self._stopping.is_set():
                first = consumer.poll(IDLE_WAIT)
                if first is not None:
                    self._pass_on(consumer, [first, *consumer.consume(LARGEST_BATCH - 1, timeout=0)])
        finally:
            consumer.close()

    def stop(self) -> None:
        """Let `run` return soon, whether Redis is there or not."""
        self._stopping.set()
        self._publishing.cancel()

    def _pass_on(self, consumer: Consumer, polled: Sequence[Record]) -> None:
        records = [record for record in polled if not _is_error(record)]
        self._publishing = self._publish([message for record in records if (message := _message_of(record))])
        if self._stopping.is_set():
            self._publishing.cancel()
        self._publishing.result()
        # The last one of each partition says it for those before.
        for record in {(record.topic(), record.partition()): record for record in records}.values():
            _store(consumer, record)


def _configuration(kafka_brokers: str) -> dict[str, str | int | bool | Callable[[KafkaError], None]]:
    return {
        "bootstrap.servers": kafka_brokers,
        "client.id": GROUP,
        "group.id": GROUP,
        # A restarted notifier takes its partitions back at once, without waiting for its dead self to be missed.
        "group.instance.id": socket.gethostname(),
        "session.timeout.ms": 6_000,
        "heartbeat.interval.ms": 2_000,
        # While Redis is away nothing is polled, and nobody else could do better.
        "max.poll.interval.ms": 86_400_000,
        "enable.auto.offset.store": False,
        "auto.commit.interval.ms": 1_000,
        # A notifier that is new may have been needed already.
        "auto.offset.reset": "earliest",
        "queued.min.messages": 1_000,
        "queued.max.messages.kbytes": 8_192,
        "socket.timeout.ms": 10_000,
        "socket.keepalive.enable": True,
        "reconnect.backoff.max.ms": 1_000,
        "log_level": 2,  # what is fatal; each failed attempt to connect would be a line
        "error_cb": _report,
    }


def _report(error: KafkaError) -> None:
    if error.code() == KafkaError._ALL_BROKERS_DOWN:
        log.warning("Kafka is away; events come by frames alone meanwhile.")


def _is_error(record: Record) -> bool:
    error = record.error()
    if error is None:
        return False
    if error.fatal() or error.code() == KafkaError._FATAL:
        raise KafkaException(error)
    log.warning("Kafka: %s", error.str())
    return True


def _message_of(record: Record) -> Message | None:
    """What to publish; none for a record that somebody else wrote and that is no event of ours."""
    headers = cast(list[tuple[str, bytes | None]], record.headers() or [])
    try:
        return message_of(frame(from_kafka(headers, record.value())))
    except (msgspec.ValidationError, NotAnEvent):
        log.warning("%s/%s at %s is no event; passed over.", record.topic(), record.partition(), record.offset())
        return None


def _store(consumer: Consumer, record: Record) -> None:
    try:
        consumer.store_offsets(record)
    except KafkaException as error:
        # Another notifier has the partition by now, and publishes this again.
        if error.args[0].code() != KafkaError._STATE:
            raise
