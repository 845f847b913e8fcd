"""Services: serving.knative.dev/v1, as far as a function needs them.

Field by field what Serving 1.23 admits in a Service (its PodSpec is a part of Kubernetes'), and no more than we write.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from knative.manifests.strict import Manifest, Strict

# Autoscaling reads these where they are on the template; anywhere else they say nothing.
SCALES = (
    "autoscaling.knative.dev/initial-scale",
    "autoscaling.knative.dev/min-scale",
    "autoscaling.knative.dev/max-scale",
)
VISIBILITY = "networking.knative.dev/visibility"

Count = Annotated[int, msgspec.Meta(ge=1)]
Port = Annotated[int, msgspec.Meta(ge=1, le=65535)]


class ContainerPort(Strict, frozen=True):
    """Where the container listens; the name says the protocol."""

    name: Literal["http1", "h2c"]
    container_port: Port


class Variable(Strict, frozen=True):
    """An environment variable."""

    name: str
    value: str


class ByName(Strict, frozen=True):
    """A ConfigMap or Secret of the same namespace."""

    name: str


class Variables(Strict, frozen=True):
    """Every entry of a ConfigMap or a Secret as an environment variable."""

    config_map_ref: ByName | None = None
    secret_ref: ByName | None = None

    def __post_init__(self) -> None:
        if (self.config_map_ref is None) == (self.secret_ref is None):
            raise ValueError("expected one of configMapRef, secretRef")


Quantities = dict[Literal["cpu", "memory"], str]


class Resources(Strict, frozen=True):
    """What a container gets at least, and at most."""

    requests: Quantities
    limits: Quantities


class Socket(Strict, frozen=True):
    """A port that accepts."""

    port: Port


class Probe(Strict, frozen=True):
    """How a pod is known to be ready."""

    tcp_socket: Socket


class Capabilities(Strict, frozen=True):
    """What root may do, less these."""

    drop: list[Literal["ALL"]]


class SeccompProfile(Strict, frozen=True):
    """Which system calls there are."""

    type: Literal["RuntimeDefault"]


class SecurityContext(Strict, frozen=True):
    """What a container may do."""

    run_as_non_root: bool
    read_only_root_filesystem: bool
    allow_privilege_escalation: bool
    capabilities: Capabilities
    seccomp_profile: SeccompProfile


class Container(Strict, frozen=True):
    """The one container of a function."""

    name: str
    image: str
    ports: Annotated[list[ContainerPort], msgspec.Meta(min_length=1, max_length=1)]
    env: list[Variable]
    env_from: list[Variables]
    resources: Resources
    readiness_probe: Probe
    security_context: SecurityContext


class RevisionSpec(Strict, frozen=True):
    """A pod of the function."""

    service_account_name: str
    automount_service_account_token: bool
    enable_service_links: bool
    container_concurrency: Count
    timeout_seconds: Count
    containers: Annotated[list[Container], msgspec.Meta(min_length=1, max_length=1)]


class TemplateMetadata(Strict, frozen=True):
    """Labels of the pods, and how many there are: `annotations` are SCALES, each a number."""

    labels: dict[str, str]
    annotations: dict[str, Annotated[str, msgspec.Meta(pattern="^[0-9]+$")]]

    def __post_init__(self) -> None:
        if unknown := self.annotations.keys() - set(SCALES):
            raise ValueError(f"unknown annotation `{min(unknown)}`")


class Template(Strict, frozen=True):
    """Every Revision."""

    metadata: TemplateMetadata
    spec: RevisionSpec

    def scale(self, which: Literal["initial", "min", "max"]) -> int:
        """The number of pods that an annotation names. Raises KeyError where it is not there."""
        return int(self.metadata.annotations[f"autoscaling.knative.dev/{which}-scale"])


class ServiceSpec(Strict, frozen=True):
    """What a Service is made of; all traffic goes to the newest Revision."""

    template: Template


class Service(Manifest, frozen=True):
    """A Service of serving.knative.dev/v1: a function."""

    spec: ServiceSpec

    def __post_init__(self) -> None:
        self._refuse_annotations_but()
        unknown = [name for name in self.metadata.labels if "knative.dev/" in name and name != VISIBILITY]
        if unknown:
            raise ValueError(f"unknown label `{unknown[0]}`")
        if self.metadata.labels.get(VISIBILITY, "cluster-local") != "cluster-local":
            raise ValueError(f"`{VISIBILITY}` can only be cluster-local")
