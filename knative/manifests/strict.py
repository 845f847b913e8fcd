"""What every manifest has in common: strictness, a name, and references to others."""

from __future__ import annotations

import msgspec


class Strict(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="camel"):
    """Part of a manifest: camelCase on the outside, unknown fields refused, wrong types refused."""


class Metadata(Strict, frozen=True):
    """Who an object is; `namespace` may be left to Kustomize."""

    name: str
    namespace: str | None = None
    labels: dict[str, str] = msgspec.field(default_factory=dict)
    annotations: dict[str, str] = msgspec.field(default_factory=dict)


class Reference(Strict, frozen=True):
    """Another object, by name; without `namespace` in the namespace of the one who refers."""

    api_version: str
    kind: str
    name: str
    namespace: str | None = None


class Manifest(Strict, frozen=True):
    """What every object has."""

    api_version: str
    kind: str
    metadata: Metadata

    def _refuse_annotations_but(self, *known: str) -> None:
        for name in self.metadata.annotations:
            # Knative ignores an annotation that it does not know, and with it what it was meant to say.
            if "knative.dev/" in name and name not in known:
                raise ValueError(f"unknown annotation `{name}`")
