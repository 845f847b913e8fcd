"""What a function hears of a PingSource on a laptop."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from knative.local.clocks.clocks import Clock, keep_time, ready_clocks
from knative.manifests.reading import Manifests, RefusedError, parse
from tests.conformance.manifests import kafka_sink, sink_reference
from tests.conformance.subscriber import Answer, Subscriber
from tests.conformance.waiting import until

BASE = Path(__file__).parents[4] / "knative" / "base"
SINK = {
    "ref": {"apiVersion": "serving.knative.dev/v1", "kind": "Service", "name": "purge-expired"},
    "uri": "/from-clock",
}


def ping_source(**spec: Any) -> dict[str, Any]:
    """A PingSource that is in order but for what is given."""
    spec = {"schedule": "*/10 * * * *", "contentType": "application/json", "data": "{}", "sink": SINK} | spec
    return {
        "apiVersion": "sources.knative.dev/v1",
        "kind": "PingSource",
        "metadata": {"name": "purge-expired"},
        "spec": spec,
    }


def manifests(*documents: dict[str, Any]) -> Manifests:
    """These objects, as read from a folder."""
    read = Manifests("taskfleet")
    for document in documents:
        manifest = parse(document)
        assert manifest is not None
        read.add(manifest)
    return read


def clock(subscriber: Subscriber, path: str) -> Clock:
    """A clock that strikes twenty times a second."""
    every = timedelta(seconds=0.05)
    return Clock(
        "purge-expired", "taskfleet", lambda moment: moment + every, subscriber.url + path, "application/json", b"{}"
    )


@contextmanager
def kept(*clocks: Clock) -> Iterator[None]:
    """Time is kept meanwhile."""
    loop = asyncio.new_event_loop()
    keeping = loop.create_task(keep_time(list(clocks)))
    thread = threading.Thread(target=lambda: loop.run_until_complete(asyncio.wait([keeping])))
    thread.start()
    try:
        yield
    finally:
        loop.call_soon_threadsafe(keeping.cancel)
        thread.join()
        loop.close()


def test_a_function_is_sent_an_event_as_knative_sends_it(subscriber: Subscriber) -> None:
    with kept(clock(subscriber, "/from-clock")):
        [first, second, *_] = until(lambda: (seen := subscriber.requests("/from-clock"))[1:] and seen)
    assert (first.method, first.body) == ("POST", b"{}")
    attributes = first.attributes
    assert attributes.pop("ce-id") != second.header("ce-id")
    assert attributes.pop("ce-time")
    assert attributes == {
        "ce-specversion": "1.0",
        "ce-type": "dev.knative.sources.ping",
        "ce-source": "/apis/v1/namespaces/taskfleet/pingsources/purge-expired",
        "content-type": "application/json",
    }


@pytest.mark.parametrize(("path", "answer"), [("/refusing", Answer(503)), ("/silent", Answer(breaks="reset"))])
def test_a_call_that_fails_is_told_and_the_next_one_comes(
    subscriber: Subscriber, path: str, answer: Answer, capsys: pytest.CaptureFixture[str]
) -> None:
    subscriber.answer(path, answer)
    with kept(clock(subscriber, path)):
        until(lambda: subscriber.requests(path)[1:])
    assert '"message": "clock not taken", "clock": "purge-expired"' in capsys.readouterr().out


def test_the_function_is_found_by_its_service() -> None:
    service = next(yaml.safe_load_all((BASE / "functions" / "purge-expired.yaml").read_text()))
    [found] = ready_clocks(manifests(ping_source(), service), "http://127.0.0.1:1/{service}")
    assert found.url == "http://127.0.0.1:1/purge-expired/from-clock"


def test_a_clock_that_would_never_be_ready_is_named() -> None:
    with pytest.raises(RefusedError, match="PingSource purge-expired: no Service purge-expired"):
        ready_clocks(manifests(ping_source()), "http://127.0.0.1:1/{service}")
    sink = kafka_sink("letters", "letters", "kafka:9092")
    with pytest.raises(RefusedError, match="a KafkaSink has no clock"):
        ready_clocks(manifests(ping_source(sink=sink_reference("letters")), sink), "http://127.0.0.1:1/{service}")


@pytest.mark.parametrize(
    ("spec", "fault"),
    [
        ({"schedule": "@daily"}, "is not `minute hour"),
        ({"data": "{"}, "data must be a JSON object"),
        ({"data": "[]"}, "data must be a JSON object"),
        ({"timezone": "Europe/Berlin"}, "unknown field `timezone`"),
        ({"sink": {"uri": "/from-clock"}}, "a relative uri needs a ref"),
    ],
)
def test_a_ping_source_at_fault_is_refused(spec: dict[str, Any], fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        parse(ping_source(**spec))
