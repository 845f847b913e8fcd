"""Reading a folder of manifests into their types, with every fault told by file, object and field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

from knative.manifests.eventing import Broker, ConfigMap, KafkaSink, Trigger
from knative.manifests.serving import Service
from knative.manifests.sources import PingSource
from knative.manifests.strict import Manifest

KINDS: dict[tuple[str, str], type[Manifest]] = {
    ("eventing.knative.dev/v1", "Broker"): Broker,
    ("eventing.knative.dev/v1", "Trigger"): Trigger,
    ("eventing.knative.dev/v1alpha1", "KafkaSink"): KafkaSink,
    ("serving.knative.dev/v1", "Service"): Service,
    ("sources.knative.dev/v1", "PingSource"): PingSource,
    ("v1", "ConfigMap"): ConfigMap,
}


M = TypeVar("M", bound=Manifest)


class RefusedError(Exception):
    """Manifests that a cluster would refuse, or take and not act on; `faults` is one sentence each."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True)
class Manifests:
    """Objects by their type and (namespace, name); `namespace` stands where a file leaves it out."""

    namespace: str
    objects: dict[tuple[type[Manifest], str, str], Manifest] = field(default_factory=dict)

    def add(self, manifest: Manifest) -> None:
        """Take one object. Raises ValueError where its name is taken."""
        key = (type(manifest), manifest.metadata.namespace or self.namespace, manifest.metadata.name)
        if key in self.objects:
            raise ValueError("is declared twice")
        self.objects[key] = manifest

    def find(self, kind: type[M], name: str, namespace: str | None = None) -> M | None:
        """The object of that type and name, or None."""
        found = self.objects.get((kind, namespace or self.namespace, name))
        return found if isinstance(found, kind) else None

    def all(self, kind: type[M]) -> list[M]:
        """Every object of that type, in the order of the files."""
        return [manifest for manifest in self.objects.values() if isinstance(manifest, kind)]


def read(folder: Path, namespace: str) -> Manifests:
    """Read every *.yaml below `folder`; kinds that are not Knative's nor a ConfigMap are passed over.

    Raises RefusedError with every fault of every file.
    """
    manifests, faults = Manifests(namespace), []
    for path in sorted(folder.rglob("*.yaml")):
        try:
            for document in _documents(path):
                if fault := _take(document, manifests):
                    faults.append(f"{path}: {fault}")
        except (yaml.YAMLError, ValueError) as error:
            faults.append(f"{path}: {' '.join(str(error).split())}")
    if faults:
        raise RefusedError(faults)
    return manifests


def parse(document: dict[str, Any]) -> Manifest | None:
    """One object as its type, or None where the kind is none of ours.

    Raises ValueError (msgspec.ValidationError for a field) where a cluster would refuse it or not act on it.
    """
    kind = KINDS.get((str(document.get("apiVersion")), str(document.get("kind"))))
    if kind is None:
        if ".knative.dev/" in str(document.get("apiVersion")):
            raise ValueError("no apiVersion and kind that Taskfleet uses")
        return None
    return msgspec.convert(document, kind)


def _take(document: dict[str, Any], manifests: Manifests) -> str | None:
    try:
        manifest = parse(document)
        if manifest is not None:
            manifests.add(manifest)
    except ValueError as error:
        metadata = document.get("metadata")
        name = metadata.get("name") if isinstance(metadata, dict) else None
        return f"{document.get('kind')} {name}: {error}"
    return None


def _documents(path: Path) -> Iterator[dict[str, Any]]:
    for document in yaml.load_all(path.read_text(encoding="utf-8"), Loader=_UniqueKeys):
        if document is None:
            continue
        if not isinstance(document, dict):
            raise ValueError("a document that is no mapping")
        yield document


class _UniqueKeys(yaml.CSafeLoader):
    """YAML in which a key that is given twice is an error, as it is for the API server."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        mapping = super().construct_mapping(node, deep)
        if len(mapping) != len(node.value):
            raise yaml.constructor.ConstructorError(None, None, "a key is given twice", node.start_mark)
        return mapping
