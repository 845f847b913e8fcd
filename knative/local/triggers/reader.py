"""Reading a topic once for all of its Triggers.

Each Trigger keeps offsets of its own, but one consumer reads for all of them: librdkafka takes five threads a consumer,
and sixty Triggers would take three hundred. A Trigger that stays full while others wait leaves for a reader of its own
and comes back when it has caught up, so that a hanging subscriber holds up nobody else.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

from confluent_kafka import Consumer, KafkaError, KafkaException, Message, TopicPartition

from knative.local.triggers import cloud_event
from knative.local.triggers.deliveries import BATCH, Deliveries, Record
from knative.local.triggers.log import log

# How long a full Trigger may hold up the others of its topic, in seconds.
PATIENCE = 1.0
_POLL = 1.0


class Reader:
    """One consumer on every partition of a topic, and the Triggers it reads for."""

    def __init__(
        self,
        brokers: str,
        topic: str,
        triggers: list[Deliveries],
        tasks: asyncio.TaskGroup,
        threads: ThreadPoolExecutor,
        shared: Reader | None = None,
    ) -> None:
        self._brokers = brokers
        self._topic = topic
        self._triggers = triggers
        self._tasks = tasks
        self._threads = threads
        self._shared = shared
        partitions = triggers[0].next_offsets
        self._positions = {
            partition: min(trigger.next_offsets[partition] for trigger in triggers) for partition in partitions
        }

    async def run(self) -> None:
        """Read until no Trigger is left. Raises KafkaException where the topic no longer has the next offset."""
        loop = asyncio.get_running_loop()
        consumer = Consumer(_configuration(self._brokers))
        consumer.assign([TopicPartition(self._topic, *place) for place in self._positions.items()])
        while self._triggers:
            messages = await loop.run_in_executor(self._threads, _read, consumer)
            batch = [_record(message) for message in messages]
            await self._make_room(batch)
            self._hand_over(batch)
            self._rejoin()
        await loop.run_in_executor(self._threads, consumer.close)

    async def _make_room(self, batch: list[Record]) -> None:
        loop, deadline = asyncio.get_running_loop(), None
        while full := [trigger for trigger in self._triggers if _is_held_up(trigger, batch)]:
            if len(full) == len(self._triggers):
                deadline = None
            elif deadline is None:
                deadline = loop.time() + PATIENCE
            elif loop.time() >= deadline:
                for trigger in full:
                    self._leave(trigger)
                return
            await _room_in_any(full, None if deadline is None else deadline - loop.time())

    def _hand_over(self, batch: list[Record]) -> None:
        for record in batch:
            for trigger in self._triggers:
                trigger.take(record)
            self._positions[record.partition] = record.offset + 1

    def _leave(self, trigger: Deliveries) -> None:
        log("info", "reads on its own until it has caught up", trigger=trigger.trigger.name)
        self._triggers.remove(trigger)
        alone = Reader(self._brokers, self._topic, [trigger], self._tasks, self._threads, shared=self)
        self._tasks.create_task(alone.run())

    def _rejoin(self) -> None:
        if self._shared is None:
            return
        [trigger] = self._triggers
        if all(trigger.next_offsets[partition] >= at for partition, at in self._shared._positions.items()):
            log("info", "has caught up, reads with the others again", trigger=trigger.trigger.name)
            self._shared._triggers.append(trigger)
            self._triggers = []


def _is_held_up(trigger: Deliveries, batch: list[Record]) -> bool:
    return not trigger.room.is_set() and any(trigger.wants(record) for record in batch)


async def _room_in_any(full: list[Deliveries], timeout: float | None) -> None:
    waits = [asyncio.ensure_future(trigger.room.wait()) for trigger in full]
    try:
        await asyncio.wait(waits, timeout=timeout, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for wait in waits:
            wait.cancel()


def _configuration(brokers: str) -> dict[str, str | int | bool]:
    return {
        "bootstrap.servers": brokers,
        # librdkafka wants a name; nobody joins this group and nothing is committed to it.
        "group.id": "taskfleet-triggers",
        "enable.auto.commit": False,
        "enable.auto.offset.store": False,
        # To start anywhere but where the Trigger's group says would be to skip: fail, and look again.
        "auto.offset.reset": "error",
        "max.partition.fetch.bytes": 65_536,
        "queued.max.messages.kbytes": 1024,
        "fetch.wait.max.ms": 1000,
        "reconnect.backoff.max.ms": 1000,
        "log_level": 0,
    }


def _read(consumer: Consumer) -> list[Message]:
    """Up to BATCH records, waiting for the first at most."""
    first = consumer.poll(_POLL)
    messages = [] if first is None else [first, *consumer.consume(BATCH - 1, timeout=0)]
    return [message for message in messages if not _is_passing_error(message)]


def _is_passing_error(message: Message) -> bool:
    error = message.error()
    if error is None:
        return False
    if error.code() == KafkaError._AUTO_OFFSET_RESET:
        raise KafkaException(error)
    log("warning", "Kafka", error=error.str())
    return True


def _record(message: Message) -> Record:
    partition, offset, headers = message.partition(), message.offset(), message.headers()
    assert partition is not None and offset is not None and not isinstance(headers, dict)  # noqa: S101, PT018 (types)
    event = cloud_event.from_record(headers or [], message.value())
    if event is not None:
        event = event.extended({"knativekafkapartition": str(partition), "knativekafkaoffset": str(offset)})
    return Record(partition, offset, event)
