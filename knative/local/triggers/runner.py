"""All Triggers at work: started, read for, committed."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import count

from confluent_kafka import KafkaException

from knative.local.triggers.deliveries import Deliveries
from knative.local.triggers.groups import LOOK_AGAIN, Groups
from knative.local.triggers.log import log
from knative.local.triggers.producer import Producer
from knative.local.triggers.reader import Reader
from knative.local.triggers.ready import ReadyTrigger, Topic
from knative.local.triggers.sender import Sender, http_session

# Seconds, as in Knative.
COMMIT_INTERVAL = 5.0
_LAST_COMMIT_WITHIN = 2.0
# Kafka forgets a group that commits nothing for a week (`offsets.retention.minutes`), so each commits once an hour.
_REMINDER = int(3600 / COMMIT_INTERVAL)


class Runner:
    """Delivers for all Triggers of one folder."""

    def __init__(self, brokers: str, triggers: list[ReadyTrigger]) -> None:
        self._brokers = brokers
        self._triggers = triggers
        # Each reader holds a thread while it waits for records; at worst there is one a topic and one a Trigger.
        self._threads = ThreadPoolExecutor(2 * len(triggers) + 1, thread_name_prefix="kafka")
        self._groups = Groups(brokers)
        self._deliveries: list[Deliveries] = []
        self._committed: dict[str, Mapping[int, int]] = {}

    async def create(self) -> None:
        """Fix where each new Trigger starts, as applying it to a cluster does, and deliver nothing."""
        await asyncio.gather(*(self._start(topic) for topic in self._topics()))

    async def run(self) -> None:
        """Deliver until cancelled. Raises ExceptionGroup where the process must start afresh."""
        async with http_session() as http:
            sender = Sender(http, Producer(self._brokers))
            try:
                async with asyncio.TaskGroup() as tasks:
                    await asyncio.gather(*(self._serve(topic, sender, tasks) for topic in self._topics()))
                    log("info", "ready", triggers=len(self._triggers))
                    await self._keep_committing()
            finally:
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._commit(), _LAST_COMMIT_WITHIN)

    def _topics(self) -> list[str]:
        return sorted({trigger.topic for trigger in self._triggers})

    async def _serve(self, topic: str, sender: Sender, tasks: asyncio.TaskGroup) -> None:
        deliveries = [
            Deliveries(trigger, offsets, sender.deliver, tasks) for trigger, offsets in await self._start(topic)
        ]
        self._deliveries += deliveries
        tasks.create_task(Reader(self._brokers, topic, deliveries, tasks, self._threads).run())

    async def _start(self, topic: str) -> list[tuple[ReadyTrigger, dict[int, int]]]:
        triggers = [trigger for trigger in self._triggers if trigger.topic == topic]
        sinks = {trigger.dead_letter_sink for trigger in triggers}
        topics = {topic, *(sink.name for sink in sinks if isinstance(sink, Topic))}
        new_topic = False
        while True:
            new_topic |= await self._groups.wait_for_topics(topics)
            try:
                starts = await self._groups.next_offsets(topic, [each.group for each in triggers], new_topic=new_topic)
                return [(trigger, starts[trigger.group]) for trigger in triggers]
            except KafkaException as error:
                # A Kafka that has just started answers for topics before it does for groups.
                log("warning", "waiting for Kafka", error=error.args[0].str())
                await asyncio.sleep(LOOK_AGAIN)

    async def _keep_committing(self) -> None:
        for turn in count(1):
            await asyncio.sleep(COMMIT_INTERVAL)
            if turn % _REMINDER == 0:
                self._committed.clear()
            await self._commit()

    async def _commit(self) -> None:
        """Commit what moved; what Kafka does not take now is tried again the next time."""
        commits = (self._commit_one(deliveries) for deliveries in self._deliveries)
        for outcome in await asyncio.gather(*commits, return_exceptions=True):
            if isinstance(outcome, KafkaException):
                log("warning", "offsets not committed", error=outcome.args[0].str())
                break
            if outcome is not None:
                raise outcome

    async def _commit_one(self, deliveries: Deliveries) -> None:
        group, offsets = deliveries.trigger.group, deliveries.committable()
        if self._committed.get(group) != offsets:
            await self._groups.commit(group, deliveries.trigger.topic, offsets)
            self._committed[group] = offsets
