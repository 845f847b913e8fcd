"""Triggers that are Ready: every reference resolved to an address on this machine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from knative.local.triggers.filters import Matches, matches
from knative.manifests.eventing import (
    BROKER_CONFIG_KEYS,
    Broker,
    ConfigMap,
    Delivery,
    Destination,
    KafkaSink,
    Trigger,
)
from knative.manifests.reading import Manifests, RefusedError
from knative.manifests.serving import Service
from knative.manifests.strict import Manifest

_DEFAULT_DELAY = timedelta(milliseconds=200)
_DEFAULT_TIMEOUT = timedelta(seconds=600)


@dataclass(frozen=True)
class Policy:
    """How often, when and for how long a delivery is tried; times in seconds."""

    retries: int
    delay: float
    exponential: bool
    timeout: float

    def wait(self, retry: int) -> float:
        """Seconds before the given retry, the first being 1. Exponential starts at twice the delay."""
        return self.delay * (2**retry if self.exponential else retry)


@dataclass(frozen=True)
class Topic:
    """A topic that takes dead letters."""

    name: str


@dataclass(frozen=True)
class ReadyTrigger:
    """A Trigger with everything that a delivery needs; `subscriber` and a textual sink are URLs."""

    name: str
    namespace: str
    topic: str
    ordered: bool
    matches: Matches
    policy: Policy
    subscriber: str
    dead_letter_sink: str | Topic | None

    @property
    def group(self) -> str:
        """The consumer group under which its offsets are kept."""
        return f"knative-trigger-{self.namespace}-{self.name}"


def ready_triggers(manifests: Manifests, functions_url: str) -> list[ReadyTrigger]:
    """Resolve every Trigger. Raises RefusedError with each Trigger or Broker that would never become Ready."""
    ready, faults = [], []
    for broker in manifests.all(Broker):
        try:
            _check_config(broker, manifests)
        except ValueError as error:
            faults.append(f"Broker {broker.metadata.name}: {error}")
    for trigger in manifests.all(Trigger):
        try:
            ready.append(_ready(trigger, manifests, functions_url))
        except ValueError as error:
            faults.append(f"Trigger {trigger.metadata.name}: {error}")
    if faults:
        raise RefusedError(faults)
    return ready


def _ready(trigger: Trigger, manifests: Manifests, functions_url: str) -> ReadyTrigger:
    spec, namespace = trigger.spec, trigger.metadata.namespace or manifests.namespace
    broker = manifests.find(Broker, spec.broker, namespace)
    if broker is None:
        raise ValueError(f"no Broker {spec.broker}")
    delivery = spec.delivery if spec.delivery is not None else broker.spec.delivery
    subscriber = resolve(spec.subscriber, namespace, manifests, functions_url)
    if isinstance(subscriber, Topic):
        raise ValueError("a KafkaSink is no subscriber on a laptop")
    sink = delivery.dead_letter_sink
    return ReadyTrigger(
        name=trigger.metadata.name,
        namespace=namespace,
        topic=broker.topic,
        ordered=trigger.ordered,
        matches=matches(spec),
        policy=_policy(delivery),
        subscriber=subscriber,
        dead_letter_sink=None if sink is None else resolve(sink, namespace, manifests, functions_url),
    )


def _policy(delivery: Delivery) -> Policy:
    delay = _DEFAULT_DELAY if delivery.backoff_delay is None else delivery.backoff_delay
    return Policy(
        # Knative takes a delay of nothing as "no retries".
        retries=(delivery.retry or 0) if delay else 0,
        delay=delay.total_seconds(),
        exponential=delivery.backoff_policy != "linear",
        timeout=(delivery.timeout or _DEFAULT_TIMEOUT).total_seconds(),
    )


def resolve(destination: Destination, namespace: str, manifests: Manifests, functions_url: str) -> str | Topic:
    """The URL, or the topic, that a destination comes to here. Raises ValueError where it comes to nothing."""
    reference = destination.ref
    if reference is None:
        return destination.uri or ""
    kinds: dict[tuple[str, str], type[Manifest]] = {
        ("serving.knative.dev/v1", "Service"): Service,
        ("eventing.knative.dev/v1alpha1", "KafkaSink"): KafkaSink,
    }
    kind = kinds.get((reference.api_version, reference.kind))
    if kind is None:
        raise ValueError(f"{reference.api_version} {reference.kind} cannot be a sink on a laptop")
    found = manifests.find(kind, reference.name, reference.namespace or namespace)
    if found is None:
        raise ValueError(f"no {reference.kind} {reference.name}")
    if isinstance(found, KafkaSink):
        if found.spec.content_mode != "binary":
            raise ValueError(f"KafkaSink {reference.name}: only binary content is supported on a laptop")
        return Topic(found.spec.topic)
    path = destination.uri or ""
    return functions_url.format(service=reference.name) + ("/" + path.lstrip("/") if path else "")


def _check_config(broker: Broker, manifests: Manifests) -> None:
    reference = broker.spec.config
    namespace = reference.namespace or broker.metadata.namespace or manifests.namespace
    config = manifests.find(ConfigMap, reference.name, namespace)
    if config is None:
        raise ValueError(f"no ConfigMap {reference.name}")
    # With an external topic too: without all three, a cluster's Broker is not Ready.
    if missing := [key for key in BROKER_CONFIG_KEYS if key not in config.data]:
        raise ValueError(f"ConfigMap {reference.name} lacks {', '.join(missing)}")
