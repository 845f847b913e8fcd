"""Clocks: each PingSource's function is sent an event when its schedule says so."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import aiohttp

from knative.local.triggers.log import log
from knative.local.triggers.ready import Topic, resolve
from knative.local.triggers.sender import http_session
from knative.manifests.reading import Manifests, RefusedError
from knative.manifests.schedule import Schedule
from knative.manifests.sources import PingSource

_TIMEOUT = 30.0  # seconds; a function gives up before


@dataclass(frozen=True)
class Clock:
    """A PingSource with the address of its function."""

    name: str
    namespace: str
    next_after: Callable[[datetime], datetime]
    url: str
    content_type: str
    data: bytes

    def event(self) -> dict[str, str]:
        """The headers of one event in binary mode, as Knative's adapter sends it."""
        return {
            "ce-specversion": "1.0",
            "ce-id": str(uuid.uuid4()),
            "ce-type": "dev.knative.sources.ping",
            "ce-source": f"/apis/v1/namespaces/{self.namespace}/pingsources/{self.name}",
            "ce-time": datetime.now(UTC).isoformat(),
            "content-type": self.content_type,
        }


def ready_clocks(manifests: Manifests, functions_url: str) -> list[Clock]:
    """Resolve every PingSource. Raises RefusedError with each that would never become Ready."""
    ready, faults = [], []
    for source in manifests.all(PingSource):
        spec, namespace = source.spec, source.metadata.namespace or manifests.namespace
        try:
            url = resolve(spec.sink, namespace, manifests, functions_url)
            if isinstance(url, Topic):
                raise ValueError("a KafkaSink has no clock on a laptop")
        except ValueError as error:
            faults.append(f"PingSource {source.metadata.name}: {error}")
            continue
        next_after = Schedule.read(spec.schedule).next_after
        ready.append(Clock(source.metadata.name, namespace, next_after, url, spec.content_type, spec.data.encode()))
    if faults:
        raise RefusedError(faults)
    return ready


async def keep_time(clocks: list[Clock]) -> None:
    """Call each function when it is due, until cancelled; returns at once where there is none."""
    async with http_session() as http, asyncio.TaskGroup() as tasks:
        for clock in clocks:
            tasks.create_task(_keep_time_of(clock, http))


async def _keep_time_of(clock: Clock, http: aiohttp.ClientSession) -> None:
    due = datetime.now(UTC)
    while True:
        # From the later of both: a sleep may end a little early, and a call may take longer than the time between two.
        due = clock.next_after(max(due, datetime.now(UTC)))
        await asyncio.sleep((due - datetime.now(UTC)).total_seconds())
        await _call(clock, http)


async def _call(clock: Clock, http: aiohttp.ClientSession) -> None:
    """Send one event. What fails is told and not repeated: the next one is on its way."""
    try:
        async with (
            asyncio.timeout(_TIMEOUT),
            http.post(clock.url, headers=clock.event(), data=clock.data, allow_redirects=False) as answer,
        ):
            if answer.status >= 300:
                log("warning", "clock not taken", clock=clock.name, status=answer.status)
    except (aiohttp.ClientError, OSError, TimeoutError) as error:
        log("warning", "clock not taken", clock=clock.name, error=type(error).__name__)
