"""Brokers, Triggers and KafkaSinks: eventing.knative.dev/v1 and /v1alpha1, and the ConfigMap that a Broker names.

The rules are those by which Eventing 1.22 and the Kafka broker 1.23 admit them (tests/conformance holds the observed
cases), and stricter where a cluster admits what never becomes Ready or never delivers.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Literal
from urllib.parse import urlsplit

import msgspec

from knative.manifests.strict import Manifest, Reference, Strict

BROKER_CLASS = "eventing.knative.dev/broker.class"
EXTERNAL_TOPIC = "kafka.eventing.knative.dev/external.topic"
DELIVERY_ORDER = "kafka.eventing.knative.dev/delivery.order"
BROKER_CONFIG_KEYS = ("bootstrap.servers", "default.topic.partitions", "default.topic.replication.factor")

AttributeName = Annotated[str, msgspec.Meta(pattern="^[a-z][a-z0-9]*$")]
Attributes = dict[AttributeName, str]


class Destination(Strict, frozen=True):
    """Where events go: an object, an object and a path on it, or an absolute URI."""

    ref: Reference | None = None
    uri: str | None = None

    def __post_init__(self) -> None:
        absolute = self.uri is not None and bool(urlsplit(self.uri).scheme)
        if self.ref is None and self.uri is None:
            raise ValueError("expected at least one of ref, uri")
        if self.ref is None and not absolute:
            raise ValueError("a relative uri needs a ref")
        if self.ref is not None and absolute:
            raise ValueError("an absolute uri excludes a ref")


class Delivery(Strict, frozen=True):
    """What happens when a subscriber fails. Given at all, a Trigger's replaces its Broker's whole."""

    retry: Annotated[int, msgspec.Meta(ge=0, lt=2**31)] | None = None
    backoff_policy: Literal["linear", "exponential"] | None = None
    backoff_delay: timedelta | None = None
    timeout: timedelta | None = None
    dead_letter_sink: Destination | None = None

    def __post_init__(self) -> None:
        if self.timeout is not None and self.timeout <= timedelta():
            raise ValueError("timeout must be longer than PT0S")
        if self.backoff_delay is not None and self.backoff_delay < timedelta():
            raise ValueError("backoffDelay must not be negative")


class Filter(Strict, frozen=True):
    """One condition on an event's attributes: exactly one dialect."""

    exact: Attributes | None = None
    prefix: Attributes | None = None
    suffix: Attributes | None = None
    all: list[Filter] | None = None
    any: list[Filter] | None = None
    not_: Filter | None = msgspec.field(name="not", default=None)
    cesql: str | None = None

    def __post_init__(self) -> None:
        given = [name for name in self.__struct_fields__ if getattr(self, name) is not None]
        if len(given) != 1:
            raise ValueError("a filter has exactly one dialect")


class LegacyFilter(Strict, frozen=True):
    """The older way to filter: every attribute as given. `filters` wins where both are there."""

    attributes: Attributes = msgspec.field(default_factory=dict)


class TriggerSpec(Strict, frozen=True):
    """Which events of a Broker go to whom."""

    subscriber: Destination
    broker: str = "default"
    filter: LegacyFilter | None = None
    filters: list[Filter] = msgspec.field(default_factory=list)
    delivery: Delivery | None = None


class BrokerSpec(Strict, frozen=True):
    """Where a Broker's Kafka is; the default `delivery` is the one a cluster fills in."""

    config: Reference
    delivery: Delivery = Delivery(
        retry=10, backoff_policy="exponential", backoff_delay=timedelta(milliseconds=200), timeout=None
    )


class KafkaSinkSpec(Strict, frozen=True):
    """A topic that takes events."""

    topic: str
    bootstrap_servers: list[str]
    content_mode: Literal["binary", "structured"] = "binary"


class Trigger(Manifest, frozen=True):
    """A Trigger of eventing.knative.dev/v1."""

    spec: TriggerSpec

    def __post_init__(self) -> None:
        self._refuse_annotations_but(DELIVERY_ORDER)
        if self._order not in ("ordered", "unordered"):
            raise ValueError(f"`{DELIVERY_ORDER}` must be ordered or unordered")

    @property
    def _order(self) -> str:
        return self.metadata.annotations.get(DELIVERY_ORDER, "unordered").lower()

    @property
    def ordered(self) -> bool:
        """Whether a partition's next record waits for the answer to the one before."""
        return self._order == "ordered"


class Broker(Manifest, frozen=True):
    """A Broker of eventing.knative.dev/v1 with class Kafka on an external topic."""

    spec: BrokerSpec

    def __post_init__(self) -> None:
        self._refuse_annotations_but(BROKER_CLASS, EXTERNAL_TOPIC)
        if self.metadata.annotations.get(BROKER_CLASS) != "Kafka":
            raise ValueError(f"`{BROKER_CLASS}` must be Kafka")
        if not self.metadata.annotations.get(EXTERNAL_TOPIC):
            raise ValueError(f"`{EXTERNAL_TOPIC}` must name a topic")

    @property
    def topic(self) -> str:
        """The topic that it reads, and to which replies go."""
        return self.metadata.annotations[EXTERNAL_TOPIC]


class KafkaSink(Manifest, frozen=True):
    """A KafkaSink of eventing.knative.dev/v1alpha1."""

    spec: KafkaSinkSpec


class ConfigMap(Manifest, frozen=True):
    """A ConfigMap, as a Broker's `spec.config` names it."""

    data: dict[str, str] = msgspec.field(default_factory=dict)
