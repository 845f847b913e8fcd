"""The runner as a process, where a cluster's behaviour is no guide."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
import yaml

from tests.conformance.kafka import Kafka, event
from tests.conformance.manifests import NAMESPACE, broker, config_map, trigger
from tests.conformance.subscriber import Answer, Subscriber
from tests.conformance.target import Laptop
from tests.conformance.waiting import until

COMMAND = [sys.executable, "-m", "knative.local.triggers", "--namespace", NAMESPACE]


@pytest.fixture
def laptop(kafka: Kafka, subscriber: Subscriber, tmp_path: Path) -> Iterator[Laptop]:
    laptop = Laptop(kafka.brokers, f"{subscriber.url}/{{service}}", tmp_path)
    yield laptop
    laptop.close()


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The runner, to its end."""
    own = {name: value for name, value in os.environ.items() if name not in ("KAFKA_BROKERS", "FUNCTIONS_URL")}
    return subprocess.run([*COMMAND, *arguments], env=own | environment, capture_output=True, text=True, timeout=30)


def test_missing_settings_are_named_together() -> None:
    done = run()
    assert done.returncode == 1
    assert done.stderr == "missing in the environment: KAFKA_BROKERS, FUNCTIONS_URL\n"


def test_a_manifest_at_fault_ends_the_runner_with_a_line(tmp_path: Path) -> None:
    (tmp_path / "notify.yaml").write_text(yaml.safe_dump(trigger("notify", "events", "/relative")))
    done = run(str(tmp_path), KAFKA_BROKERS="127.0.0.1:1", FUNCTIONS_URL="http://127.0.0.1:1/{service}")
    assert done.returncode == 1
    assert "notify.yaml: Trigger notify: a relative uri needs a ref - at `$.spec.subscriber`" in done.stdout


def test_what_comes_after_create_is_delivered(
    kafka: Kafka, subscriber: Subscriber, laptop: Laptop, tmp_path: Path
) -> None:
    topic = kafka.topic("create")
    documents = (
        config_map(kafka.brokers),
        broker("create", topic),
        trigger("create", "create", f"{subscriber.url}/create"),
    )
    (tmp_path / "create.yaml").write_text(yaml.safe_dump_all(documents))
    kafka.send(topic, event("before"))
    created = run("--create", str(tmp_path / "."), KAFKA_BROKERS=kafka.brokers, FUNCTIONS_URL="http://unused/{service}")
    assert created.returncode == 0, created.stdout
    kafka.send(topic, event("after"))
    laptop.apply(*documents)
    [request] = until(lambda: subscriber.requests("/create"))
    assert request.header("ce-id") == "after"


def test_a_topic_that_comes_later_is_read_from_its_beginning(
    kafka: Kafka, subscriber: Subscriber, laptop: Laptop, tmp_path: Path
) -> None:
    topic = kafka.name("later")
    documents = config_map(kafka.brokers), broker("later", topic), trigger("later", "later", f"{subscriber.url}/later")
    folder = tmp_path / "later"
    folder.mkdir()
    (folder / "all.yaml").write_text(yaml.safe_dump_all(documents))
    environment = {**os.environ, "KAFKA_BROKERS": kafka.brokers, "FUNCTIONS_URL": "http://unused/{service}"}
    with subprocess.Popen([*COMMAND, str(folder)], env=environment, stdout=subprocess.PIPE, text=True) as runner:
        assert runner.stdout is not None
        assert f"waiting for topics {topic}" in runner.stdout.readline()
        kafka.create(topic)
        kafka.send(topic, event("first"))
        [request] = until(lambda: subscriber.requests("/later"))
        runner.terminate()
    assert request.header("ce-id") == "first"


def test_offsets_that_kafka_no_longer_has_are_read_from_the_beginning(
    kafka: Kafka, subscriber: Subscriber, laptop: Laptop
) -> None:
    topic = kafka.topic("gone", partitions=2)
    documents = config_map(kafka.brokers), broker("gone", topic), trigger("gone", "gone", f"{subscriber.url}/gone")
    # As after a power failure that took the end of partition 0; partition 1 is new to the group.
    kafka.commit(topic, "gone", {0: 100})
    kafka.send(topic, event("0"), partition=0)
    kafka.send(topic, event("1"), partition=1)
    laptop.apply(*documents)
    requests = until(lambda: (seen := subscriber.requests("/gone"))[1:] and seen)
    assert sorted(str(request.header("ce-id")) for request in requests) == ["0", "1"]


def test_a_trigger_that_was_held_up_comes_back_to_the_shared_reader(
    kafka: Kafka, subscriber: Subscriber, laptop: Laptop
) -> None:
    topic = kafka.topic("held-up")
    subscriber.answer("/held-up", Answer(after_s=1.5))
    triggers = [trigger(name, "held-up", f"{subscriber.url}/{name}") for name in ("held-up", "neighbour")]
    laptop.apply(config_map(kafka.brokers), broker("held-up", topic), *triggers)
    for batch in range(2):
        kafka.send_all(topic, [event(f"{batch}.{number}") for number in range(120)])
        told = until(lambda batch=batch: _said(laptop, "has caught up", batch + 1))  # type: ignore[misc]
        assert {line["trigger"] for line in told} == {"held-up"}
    for name in ("held-up", "neighbour"):
        ids = [request.header("ce-id") for request in until(lambda name=name: _all(subscriber, f"/{name}", 240))]  # type: ignore[misc]
        assert len(set(ids)) == len(ids) == 240


def test_sixty_triggers_are_light(kafka: Kafka, subscriber: Subscriber, laptop: Laptop) -> None:
    topics = [kafka.topic(f"light-{number}", partitions=6) for number in range(4)]
    brokers = [broker(f"light-{number}", topic) for number, topic in enumerate(topics)]
    triggers = [trigger(f"light-{number}", f"light-{number % 4}", f"{subscriber.url}/light") for number in range(60)]
    laptop.apply(config_map(kafka.brokers), *brokers, *triggers)
    process = psutil.Process(laptop.pid)
    before, began = sum(process.cpu_times()[:2]), time.monotonic()
    until(lambda: time.monotonic() - began > 4, within=10)
    assert sum(process.cpu_times()[:2]) - before < 0.2, "idle"
    assert process.memory_info().rss < 80 * 2**20
    assert process.num_threads() < 40


def test_the_log_names_an_event_and_never_holds_its_data(kafka: Kafka, subscriber: Subscriber, laptop: Laptop) -> None:
    topic = kafka.topic("private")
    subscriber.answer("/private", Answer(400, body=b"private"))
    documents = (
        config_map(kafka.brokers),
        broker("private", topic),
        trigger("letter", "private", f"{subscriber.url}/private"),
    )
    laptop.apply(*documents)
    kafka.send(topic, event("1", subject="secret"), value=b"secret")
    [line] = until(lambda: _said(laptop, "event lost", 1))
    del line["time"]
    assert line == {
        "level": "error",
        "process": "triggers",
        "message": "event lost",
        "trigger": "letter",
        "id": "1",
        "type": "t",
        "partition": "0",
        "offset": "0",
        "status": 400,
    }


def _said(laptop: Laptop, message: str, times: int) -> list[dict[str, Any]]:
    lines = [line for line in laptop.log() if line["message"].startswith(message)]
    return lines if len(lines) >= times else []


def _all(subscriber: Subscriber, path: str, count: int) -> list[Any]:
    requests = subscriber.answered(path)
    return requests if len(requests) >= count else []
