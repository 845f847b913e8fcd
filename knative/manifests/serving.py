"""Services: serving.knative.dev/v1."""

from __future__ import annotations

from typing import Any

from knative.manifests.strict import Manifest


class Service(Manifest, frozen=True):
    """A Service of serving.knative.dev/v1: a function's name is all that eventing needs of it."""

    spec: dict[str, Any]
