"""The manifests that the cases apply, as plain documents."""

from __future__ import annotations

from typing import Any

NAMESPACE = "conformance"

Document = dict[str, Any]


def broker(name: str, topic: str, delivery: Document | None = None) -> Document:
    """A Broker on an existing topic."""
    config = {"apiVersion": "v1", "kind": "ConfigMap", "name": "kafka-broker-config"}
    document = _object("eventing.knative.dev/v1", "Broker", name, {"config": config})
    document["metadata"]["annotations"] = {
        "eventing.knative.dev/broker.class": "Kafka",
        "kafka.eventing.knative.dev/external.topic": topic,
    }
    if delivery is not None:
        document["spec"]["delivery"] = delivery
    return document


def config_map(brokers: str) -> Document:
    """What every Broker's `spec.config` names."""
    data = {
        "bootstrap.servers": brokers,
        "default.topic.partitions": "1",
        "default.topic.replication.factor": "1",
    }
    return {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "kafka-broker-config"}, "data": data}


def kafka_sink(name: str, topic: str, brokers: str) -> Document:
    """A KafkaSink."""
    spec = {"topic": topic, "bootstrapServers": [brokers]}
    return _object("eventing.knative.dev/v1alpha1", "KafkaSink", name, spec)


def trigger(name: str, broker: str, subscriber: str | Document, *, order: str | None = None, **spec: Any) -> Document:
    """A Trigger; `subscriber` is an absolute URI or a whole destination."""
    destination = {"uri": subscriber} if isinstance(subscriber, str) else subscriber
    document = _object(
        "eventing.knative.dev/v1", "Trigger", name, {"broker": broker, "subscriber": destination, **spec}
    )
    if order is not None:
        document["metadata"]["annotations"] = {"kafka.eventing.knative.dev/delivery.order": order}
    return document


def sink_reference(name: str) -> Document:
    """A destination that is a KafkaSink."""
    return {"ref": {"apiVersion": "eventing.knative.dev/v1alpha1", "kind": "KafkaSink", "name": name}}


def _object(api_version: str, kind: str, name: str, spec: Document) -> Document:
    return {"apiVersion": api_version, "kind": kind, "metadata": {"name": name}, "spec": spec}
