"""The Triggers' offsets in Kafka: a consumer group each, as in a cluster, though nobody joins it.

Every question is asked by a consumer of its own that is closed at once (60 of them take 0.1 s of CPU). The admin client
would do with one connection, but asking it about groups while Kafka ends or starts can end the process: librdkafka's
issue 5040 (a segmentation fault) and pull request 5397 (a failed assertion), both seen here with 2.16.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from confluent_kafka import Consumer, KafkaError, KafkaException, TopicPartition

from knative.local.triggers.log import log

# Seconds.
LOOK_AGAIN = 0.5
_TIMEOUT = 5.0
_CONNECTIONS = 8

P = ParamSpec("P")
T = TypeVar("T")


class Groups:
    """Where each Trigger goes on after a restart."""

    def __init__(self, brokers: str) -> None:
        self._brokers = brokers
        self._threads = ThreadPoolExecutor(_CONNECTIONS, thread_name_prefix="groups")

    async def wait_for_topics(self, topics: set[str]) -> bool:
        """Return when Kafka answers and has all of them; whether one had to be created meanwhile."""
        told, created = "", False
        while True:
            try:
                missing = topics - await self._in_thread(self._topics)
                if not missing:
                    return created
                waits, created = f"waiting for topics {', '.join(sorted(missing))}", True
            except KafkaException as error:
                waits = f"waiting for Kafka: {error.args[0].str()}"
            if waits != told:
                log("warning", waits)
                told = waits
            await asyncio.sleep(LOOK_AGAIN)

    async def next_offsets(self, topic: str, groups: list[str], *, new_topic: bool) -> dict[str, dict[int, int]]:
        """By group and partition, where each goes on; a group seen for the first time starts at the end, for good.

        A partition that a group does not know is read from its beginning if it is new (the others are known, or the
        topic was not there before), and so is one whose offset is not there any more: rather twice than never.
        Raises KafkaException.
        """
        bounds = await self._in_thread(self._bounds, topic)
        start = {partition: first if new_topic else last for partition, (first, last) in bounds.items()}

        async def next_of(group: str) -> dict[int, int]:
            committed = await self._in_thread(self._committed, group, topic, list(bounds))
            if not committed:
                await self.commit(group, topic, start)
                return dict(start)
            return {
                partition: offset if first <= (offset := committed.get(partition, -1)) <= last else first
                for partition, (first, last) in bounds.items()
            }

        return dict(zip(groups, await asyncio.gather(*map(next_of, groups)), strict=True))

    async def commit(self, group: str, topic: str, offsets: Mapping[int, int]) -> None:
        """Say where the group goes on. Raises KafkaException."""
        await self._in_thread(self._commit, group, [TopicPartition(topic, *place) for place in offsets.items()])

    async def _in_thread(self, blocking: Callable[P, T], *arguments: P.args, **keywords: P.kwargs) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._threads, lambda: blocking(*arguments, **keywords))

    def _topics(self) -> set[str]:
        with self._consumer() as consumer:
            return set(consumer.list_topics(timeout=_TIMEOUT).topics)

    def _bounds(self, topic: str) -> dict[int, tuple[int, int]]:
        """By partition, the first offset and the one after the last."""
        with self._consumer() as consumer:
            partitions = consumer.list_topics(topic, timeout=_TIMEOUT).topics[topic].partitions
            places = [TopicPartition(topic, partition) for partition in partitions]
            bounds = {place.partition: consumer.get_watermark_offsets(place, timeout=_TIMEOUT) for place in places}
        found = {partition: pair for partition, pair in bounds.items() if pair is not None}
        if not found or len(found) < len(bounds):
            raise KafkaException(KafkaError(KafkaError._TIMED_OUT))
        return found

    def _committed(self, group: str, topic: str, partitions: list[int]) -> dict[int, int]:
        with self._consumer(group) as consumer:
            places = [TopicPartition(topic, partition) for partition in partitions]
            found = consumer.committed(places, timeout=_TIMEOUT)
        _raise_first_error(found)
        return {place.partition: place.offset for place in found if place.offset >= 0}

    def _commit(self, group: str, places: list[TopicPartition]) -> None:
        with self._consumer(group) as consumer:
            _raise_first_error(consumer.commit(offsets=places, asynchronous=False))

    def _consumer(self, group: str = "taskfleet-triggers") -> Consumer:
        return Consumer(
            {
                "bootstrap.servers": self._brokers,
                "group.id": group,
                "enable.auto.commit": False,
                # How long a commit waits for Kafka.
                "session.timeout.ms": int(_TIMEOUT * 1000),
                "log_level": 0,
            }
        )


def _raise_first_error(places: list[TopicPartition]) -> None:
    for place in places:
        if place.error is not None:
            raise KafkaException(place.error)
