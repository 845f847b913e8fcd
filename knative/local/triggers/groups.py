"""The Triggers' offsets in Kafka: a consumer group each, as in a cluster, though nobody joins it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from concurrent.futures import Executor

from confluent_kafka import ConsumerGroupTopicPartitions, KafkaException, TopicPartition
from confluent_kafka.admin import AdminClient, OffsetSpec  # type: ignore[attr-defined]

from knative.local.triggers.log import log

_EARLIEST: OffsetSpec = OffsetSpec.earliest()  # type: ignore[no-untyped-call]
_LATEST: OffsetSpec = OffsetSpec.latest()  # type: ignore[no-untyped-call]
# Seconds.
_LOOK_AGAIN = 1.0
_TIMEOUT = 5.0


class Groups:
    """Where each Trigger goes on after a restart."""

    def __init__(self, brokers: str, threads: Executor) -> None:
        self._threads = threads
        self._admin = AdminClient({"bootstrap.servers": brokers, "reconnect.backoff.max.ms": 1000, "log_level": 0})

    async def wait_for_topics(self, topics: set[str]) -> bool:
        """Return when Kafka answers and has all of them; whether one had to be created meanwhile."""
        loop, told = asyncio.get_running_loop(), ""
        while True:
            try:
                found = await loop.run_in_executor(self._threads, self._topics)
                missing = sorted(topics - found)
                if not missing:
                    return told.startswith("waiting for topics")
                waits = f"waiting for topics {', '.join(missing)}"
            except KafkaException as error:
                waits = f"waiting for Kafka: {error.args[0].str()}"
            if waits != told:
                log("warning", waits)
                told = waits
            await asyncio.sleep(_LOOK_AGAIN)

    async def next_offsets(self, group: str, topic: str, *, new_topic: bool) -> dict[int, int]:
        """By partition, where a group goes on; a group seen for the first time starts at the end, as of now, for good.

        A partition that the group does not know is read from its beginning if it is new (the others are known, or
        the topic was not there before), and so is one whose offset is not there any more: rather twice than never.
        """
        first, last = await self._bounds(topic)
        asked = ConsumerGroupTopicPartitions(group, [TopicPartition(topic, partition) for partition in first])
        answer = await asyncio.wrap_future(
            self._admin.list_consumer_group_offsets([asked], request_timeout=_TIMEOUT)[group]
        )
        committed = {place.partition: place.offset for place in answer.topic_partitions if place.offset >= 0}
        if not committed:
            start = first if new_topic else last
            await self.commit(group, topic, start)
            return start
        return {
            partition: offset if lowest <= (offset := committed.get(partition, -1)) <= last[partition] else lowest
            for partition, lowest in first.items()
        }

    async def commit(self, group: str, topic: str, offsets: Mapping[int, int]) -> None:
        """Say where the group goes on. Raises KafkaException."""
        places = [TopicPartition(topic, *place) for place in offsets.items()]
        request = ConsumerGroupTopicPartitions(group, places)
        await asyncio.wrap_future(self._admin.alter_consumer_group_offsets([request], request_timeout=_TIMEOUT)[group])

    def _topics(self) -> set[str]:
        return set(self._admin.list_topics(timeout=_TIMEOUT).topics)

    async def _bounds(self, topic: str) -> tuple[dict[int, int], dict[int, int]]:
        loop = asyncio.get_running_loop()
        metadata = await loop.run_in_executor(self._threads, lambda: self._admin.list_topics(topic, timeout=_TIMEOUT))
        places = [TopicPartition(topic, partition) for partition in metadata.topics[topic].partitions]
        return await self._offsets(places, _EARLIEST), await self._offsets(places, _LATEST)

    async def _offsets(self, places: list[TopicPartition], at: OffsetSpec) -> dict[int, int]:
        answers = self._admin.list_offsets(dict.fromkeys(places, at))
        return {place.partition: (await asyncio.wrap_future(answer)).offset for place, answer in answers.items()}
