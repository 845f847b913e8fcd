"""The relay: what PostgreSQL committed goes to Kafka, in order within a stream, at least once, whatever is killed.

One relay leads, others stand by. The leader reads the outbox in order, hands it to Kafka, and deletes exactly what
Kafka acknowledged. When anything goes wrong it forgets what it holds, gives up the lead and starts over at the oldest
event: the outbox knows what is still to be sent. That may repeat events. It loses none and changes no order, because
every attempt begins at or before the first event of a stream that Kafka has not acknowledged, and leaves no gap.
"""

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from confluent_kafka import KafkaException, Producer
from pg8000.exceptions import Error as PostgresError

from events.relay.batch import Batch
from events.relay.outbox import START, Outbox

LOOK_INTERVAL = 0.02  # seconds, when there is nothing to send
STAND_BY_INTERVAL = 0.5  # seconds between attempts to take the lead
LARGEST_BATCH = 4_000  # events
SWEEP_EVERY = 10_000  # events
DELIVERY_TIMEOUT = 10.0  # seconds after which another relay, or another producer, may have better luck
FIRST_PAUSE, LONGEST_PAUSE = 0.1, 2.0  # seconds before starting over

log = logging.getLogger(__name__)


class Interrupted(Exception):
    """This relay cannot go on with what it holds; says why."""


class Relay:
    """One relay. `run` returns after `stop`, which any thread or signal handler may call."""

    def __init__(self, database_url: str, kafka_brokers: str) -> None:
        self._database_url, self._kafka_brokers = database_url, kafka_brokers
        self._stopping = threading.Event()
        self._pause = FIRST_PAUSE
        self._most = LARGEST_BATCH  # events in the next batch

    def stop(self) -> None:
        """Let `run` return within about a second."""
        self._stopping.set()

    def run(self) -> None:
        """Stand by, lead, and start over when something went wrong, until `stop`."""
        while not self._stopping.is_set():
            try:
                with Outbox(self._database_url) as outbox:
                    self._stand_by(outbox)
                    with _producer(self._kafka_brokers) as producer:
                        self._lead(outbox, producer)
            except (PostgresError, OSError, KafkaException, Interrupted) as error:
                log.warning("Starting over: %s", error)
                # One at a time, so that an event that Kafka refuses takes no other with it.
                self._most = 1
                self._stopping.wait(self._pause)
                self._pause = min(2 * self._pause, LONGEST_PAUSE)

    def _stand_by(self, outbox: Outbox) -> None:
        while not self._stopping.is_set() and not outbox.take_lead():
            self._stopping.wait(STAND_BY_INTERVAL)

    def _lead(self, outbox: Outbox, producer: Producer) -> None:
        """Walk through the outbox in order, over and over: that way a stream with much to say holds up no other."""
        log.info("Leading.")
        place, sent = START, 0
        while not self._stopping.is_set():
            view = outbox.look(place)
            if not view.leads:
                raise Interrupted("the lead is lost")
            if view.has_events:
                batch = Batch(producer)
                outbox.read(place, self._most, batch)
                self._deliver(batch, outbox, producer)
                place, sent = batch.events[-1], sent + len(batch.events)
                # Large events fill the producer before there are many: then the next batch is no longer than this one.
                self._most = len(batch.events) if batch.is_full else min(2 * self._most, LARGEST_BATCH)
                self._pause = FIRST_PAUSE
            elif place != START:
                place = START
                if sent >= SWEEP_EVERY:
                    outbox.vacuum()
                    sent = 0
            else:
                producer.poll(0)
                self._stopping.wait(LOOK_INTERVAL)

    def _deliver(self, batch: Batch, outbox: Outbox, producer: Producer) -> None:
        """Wait for Kafka, and delete what it has. Raises when that is not all."""
        deadline = time.monotonic() + DELIVERY_TIMEOUT
        while not self._flush(producer) and time.monotonic() < deadline and not self._stopping.is_set():
            pass
        if delivered := batch.delivered():
            outbox.delete(delivered)
        if not batch.events:
            raise Interrupted("the outbox has what the log has not")
        if (missing := batch.missing()) and not self._stopping.is_set():
            reason = batch.error.str() if batch.error else f"no answer within {DELIVERY_TIMEOUT:.0f} s"
            raise Interrupted(f"Kafka has not taken {missing.stream}/{missing.seq}: {reason}")

    @staticmethod
    def _flush(producer: Producer) -> bool:
        """Wait a second at most; whether Kafka has answered for everything."""
        try:
            return producer.flush(1.0) == 0
        except (KafkaException, SystemError):
            # So a fatal error comes out, and it may swallow a callback: that event counts as one without an answer.
            return False


@contextmanager
def _producer(kafka_brokers: str) -> Iterator[Producer]:
    """A producer that keeps order and gives up nothing by itself; what it holds at the end is forgotten."""
    producer = Producer(
        {
            "bootstrap.servers": kafka_brokers,
            "client.id": "relay",
            "acks": "all",
            "enable.idempotence": True,
            # A message that timed out, or was refused for good, would let the next one of its stream overtake it.
            "message.timeout.ms": 0,
            "enable.gapless.guarantee": True,
            # What Java's clients use: the same stream is on the same partition, whoever writes.
            "partitioner": "murmur2_random",
            # Fewer requests and fewer bytes are a quarter less work for everyone; `flush` does not linger.
            "linger.ms": 50,
            "compression.type": "lz4",
            # Bounds the memory: a batch is full when this is.
            "queue.buffering.max.kbytes": 16_384,
            "socket.timeout.ms": 10_000,
            "socket.keepalive.enable": True,
            "reconnect.backoff.max.ms": 1_000,
            "log_level": 2,  # what is fatal; each failed attempt to connect would be a line
        },
        logger=log,
    )
    try:
        yield producer
    finally:
        producer.purge()
        producer.close()
