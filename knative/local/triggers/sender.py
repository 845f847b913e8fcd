"""One event's way to its subscriber: attempts, waits, the reply or the dead letter."""

from __future__ import annotations

import asyncio
import base64
from dataclasses import dataclass
from urllib.parse import urljoin

import aiohttp
from confluent_kafka import KafkaException
from yarl import URL

from knative.local.triggers import cloud_event
from knative.local.triggers.cloud_event import Event
from knative.local.triggers.log import log
from knative.local.triggers.producer import Producer
from knative.local.triggers.ready import ReadyTrigger, Topic

_RETRIED = frozenset({404, 408, 409, 429})
_ERROR_DATA_BYTES = 1024


@dataclass(frozen=True)
class Failure:
    """An attempt that did not succeed; `status` is None where the answer was no answer, or no CloudEvent."""

    retried: bool
    status: int | None = None
    body: bytes = b""

    def attributes(self, subscriber: str) -> dict[str, str]:
        """What a dead letter says about it."""
        told = {"knativeerrordest": subscriber}
        if self.status is not None:
            told["knativeerrorcode"] = str(self.status)
            if self.body:
                told["knativeerrordata"] = base64.b64encode(self.body[:_ERROR_DATA_BYTES]).decode()
        return told


class Sender:
    """Delivers events over HTTP, and what comes of it over Kafka."""

    def __init__(self, http: aiohttp.ClientSession, producer: Producer) -> None:
        self._http = http
        self._producer = producer

    async def deliver(self, trigger: ReadyTrigger, event: Event) -> None:
        """Return when the subscriber or the dead-letter sink took the event, or both failed for good."""
        failure = await self._until_taken(trigger, trigger.subscriber, event)
        if failure is None:
            return
        lost: Failure | None = failure
        if trigger.dead_letter_sink is not None:
            letter = event.extended(failure.attributes(trigger.subscriber))
            lost = await self._until_taken(trigger, trigger.dead_letter_sink, letter)
        log(
            "warning" if lost is None else "error",
            "dead letter" if lost is None else "event lost",
            trigger=trigger.name,
            id=event.attributes["id"],
            type=event.attributes["type"],
            partition=event.attributes["knativekafkapartition"],
            offset=event.attributes["knativekafkaoffset"],
            status=failure.status,
        )

    async def _until_taken(self, trigger: ReadyTrigger, destination: str | Topic, event: Event) -> Failure | None:
        failure = await self._attempt(trigger, destination, event)
        for retry in range(1, trigger.policy.retries + 1):
            if failure is None or not failure.retried:
                break
            await asyncio.sleep(trigger.policy.wait(retry))
            failure = await self._attempt(trigger, destination, event)
        return failure

    async def _attempt(self, trigger: ReadyTrigger, destination: str | Topic, event: Event) -> Failure | None:
        if isinstance(destination, Topic):
            return await self._write(destination.name, event, retried=True)
        try:
            status, headers, body = await self._post(trigger, destination, event)
        except (aiohttp.ClientError, OSError, TimeoutError, ValueError):  # ValueError: a Location that is no URL
            return Failure(retried=True)
        if not 200 <= status < 300:
            return Failure(status in _RETRIED or status >= 500, status, body)
        reply = cloud_event.from_response(headers, body)
        if reply is not None:
            return await self._write(trigger.topic, reply, retried=False)
        return Failure(retried=False) if body else None

    async def _post(self, trigger: ReadyTrigger, url: str, event: Event) -> tuple[int, list[tuple[str, str]], bytes]:
        headers = [("user-agent", "taskfleet"), ("Prefer", "reply"), ("Kn-Namespace", trigger.namespace)]
        headers += [(name, _ascii(value)) for name, value in event.headers("ce-")]
        method = "POST"
        while True:
            # Knative's timeout ends with the answer's headers; its body may take longer.
            async with asyncio.timeout(trigger.policy.timeout):
                response = await self._http.request(
                    method, URL(url, encoded=True), headers=headers, data=event.data, allow_redirects=False
                )
            async with response:
                body = await response.read()
            if response.status != 303 or "Location" not in response.headers or method == "GET":
                return response.status, [(name, _latin1(value)) for name, value in response.headers.items()], body
            method, url = "GET", urljoin(url, response.headers["Location"])

    async def _write(self, topic: str, event: Event, *, retried: bool) -> Failure | None:
        try:
            await self._producer.send(topic, event)
        except KafkaException:
            return Failure(retried)
        return None


def http_session() -> aiohttp.ClientSession:
    """A client that sends the given headers and no others, as many requests at once as there are deliveries."""
    return aiohttp.ClientSession(
        # Shorter than the 5 s after which uvicorn closes: a request must not meet a closing connection.
        connector=aiohttp.TCPConnector(limit=0, keepalive_timeout=4),
        timeout=aiohttp.ClientTimeout(total=None, sock_connect=None),
        skip_auto_headers=("Accept", "Accept-Encoding", "Content-Type", "User-Agent"),
        cookie_jar=aiohttp.DummyCookieJar(),
        auto_decompress=False,
    )


def _ascii(value: str) -> str:
    return value.encode("ascii", errors="replace").decode("ascii")


def _latin1(value: str) -> str:
    # aiohttp reads header bytes as UTF-8, keeping what is not; Knative reads them as Latin-1.
    return value.encode("utf-8", errors="surrogateescape").decode("latin-1")
