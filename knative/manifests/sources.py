"""PingSources: sources.knative.dev/v1, the clocks of a cluster."""

from __future__ import annotations

from typing import Literal

import msgspec

from knative.manifests.eventing import Destination
from knative.manifests.schedule import Schedule
from knative.manifests.strict import Manifest, Strict


class PingSourceSpec(Strict, frozen=True):
    """When whom is sent what."""

    schedule: str
    content_type: Literal["application/json"]
    data: str
    sink: Destination

    def __post_init__(self) -> None:
        Schedule.read(self.schedule)
        try:
            msgspec.json.decode(self.data, type=dict)
        except msgspec.DecodeError:
            # An adapter reads it as an object, and sends an event without data where it is none.
            raise ValueError("data must be a JSON object") from None


class PingSource(Manifest, frozen=True):
    """A PingSource of sources.knative.dev/v1."""

    spec: PingSourceSpec

    def __post_init__(self) -> None:
        self._refuse_annotations_but()
