"""What a Trigger's references come to on one machine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from knative.local.triggers.ready import ReadyTrigger, Topic, ready_triggers
from knative.manifests.reading import Manifests, RefusedError, parse
from tests.conformance.manifests import broker, config_map, kafka_sink, sink_reference, trigger

FUNCTIONS_URL = "http://127.0.0.1:8090/{service}"
FUNCTIONS = Path(__file__).parents[4] / "knative" / "base" / "functions"
NOTIFY = next(yaml.safe_load_all((FUNCTIONS / "notify.yaml").read_text()))
TO_NOTIFY = {"ref": {"apiVersion": "serving.knative.dev/v1", "kind": "Service", "name": "notify"}}


def ready(subscriber: str | dict[str, Any], *documents: dict[str, Any], **spec: Any) -> ReadyTrigger:
    """The Trigger of that subscriber, made Ready beside a Broker, the Service `notify` and `documents`."""
    manifests = Manifests("taskfleet")
    offered = trigger("notify", "events", subscriber, **spec)
    for document in (config_map("kafka:9092"), broker("events", "task-events"), NOTIFY, *documents, offered):
        manifest = parse(document)
        assert manifest is not None
        manifests.add(manifest)
    [found] = ready_triggers(manifests, FUNCTIONS_URL)
    return found


@pytest.mark.parametrize(
    ("uri", "address"),
    [("/from-kafka", "/from-kafka"), ("from-kafka", "/from-kafka"), ("/from-kafka?x=1", "/from-kafka?x=1"), (None, "")],
)
def test_a_path_follows_its_function(uri: str | None, address: str) -> None:
    subscriber = TO_NOTIFY if uri is None else TO_NOTIFY | {"uri": uri}
    assert ready(subscriber).subscriber == f"http://127.0.0.1:8090/notify{address}"


def test_a_group_is_named_as_in_a_cluster() -> None:
    assert ready(TO_NOTIFY).group == "knative-trigger-taskfleet-notify"


def test_dead_letters_go_to_the_sinks_topic() -> None:
    sink = kafka_sink("letters", "task-events-dead-letters", "kafka:9092")
    found = ready(TO_NOTIFY, sink, delivery={"deadLetterSink": sink_reference("letters")})
    assert found.dead_letter_sink == Topic("task-events-dead-letters")


def test_without_a_timeout_a_subscriber_has_ten_minutes() -> None:
    assert ready(TO_NOTIFY, delivery={}).policy.timeout == 600


@pytest.mark.parametrize(
    ("subscriber", "spec", "fault"),
    [
        ({"ref": TO_NOTIFY["ref"] | {"name": "nobody"}}, {}, "no Service nobody"),
        ({"ref": {"apiVersion": "v1", "kind": "Service", "name": "nginx"}}, {}, "v1 Service cannot be a sink"),
        (TO_NOTIFY, {"filters": [{"not": {"cesql": "EXISTS tenant"}}]}, "cesql is not supported on a laptop"),
        (TO_NOTIFY, {"delivery": {"deadLetterSink": sink_reference("nowhere")}}, "no KafkaSink nowhere"),
    ],
)
def test_what_cannot_work_on_a_laptop_is_said(subscriber: dict[str, Any], spec: dict[str, Any], fault: str) -> None:
    with pytest.raises(RefusedError, match=f"Trigger notify: {fault}"):
        ready(subscriber, **spec)


def test_a_sink_that_writes_structured_records_is_refused() -> None:
    sink = kafka_sink("letters", "letters", "kafka:9092")
    sink["spec"]["contentMode"] = "structured"
    with pytest.raises(RefusedError, match="only binary content"):
        ready(TO_NOTIFY, sink, delivery={"deadLetterSink": sink_reference("letters")})
