"""The objects of a folder as Kustomize makes them, and what stands in them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import pytest
import yaml

from knative.manifests.reading import parse
from knative.manifests.strict import Manifest

KNATIVE = Path(__file__).parents[3] / "knative"
OVERLAYS = ("overlays/frugal", "overlays/production")
APPLIED = (*OVERLAYS, "migration")

# What the manifests expect to find: Secrets by name, with values of the form that a process expects.
SECRETS = {
    "taskfleet": {
        "DATABASE_URL": "postgresql://taskfleet:secret@pgbouncer.taskfleet.svc.cluster.local:5432/taskfleet",
        "REDIS_URL": "redis://:secret@redis.example.com:6379/0",
        "JWT_SECRET": f"k1:{32 * 'x'}",
        "COMMAND_TOKEN_SECRET": f"k1:{32 * 'x'}",
        "GATEWAY_SECRET": 32 * "x",
        "NOTIFIER_SECRET": 32 * "x",
    },
    "taskfleet-database": {"DATABASE_URL": "postgresql://taskfleet:secret@postgres.example.com:5432/taskfleet"},
    "pgbouncer": {"userlist.txt": '"taskfleet" "secret"'},
}

Document = dict[str, Any]
M = TypeVar("M", bound=Manifest)


@cache
def rendered(folder: str) -> list[Document]:
    """Every object of a folder below knative/, as `kubectl apply -k` would send it."""
    if shutil.which("kubectl") is None:
        pytest.skip("kubectl, which renders overlays, is not on this machine")
    done = subprocess.run(["kubectl", "kustomize", str(KNATIVE / folder)], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return list(yaml.load_all(done.stdout, Loader=yaml.CSafeLoader))


def of_kind(folder: str, kind: str, api_version: str) -> dict[str, Document]:
    """The objects of a kind, by name."""
    found = [each for each in rendered(folder) if (each["kind"], each["apiVersion"]) == (kind, api_version)]
    return {each["metadata"]["name"]: each for each in found}


def typed(folder: str, kind: type[M]) -> dict[str, M]:
    """Knative's objects of a type, by name."""
    parsed = (parse(document) for document in rendered(folder))
    return {manifest.metadata.name: manifest for manifest in parsed if isinstance(manifest, kind)}


def pods(folder: str) -> Iterator[tuple[str, Document]]:
    """Name and pod template of everything that runs."""
    for document in rendered(folder):
        if document["kind"] in ("Deployment", "Job") or document["apiVersion"] == "serving.knative.dev/v1":
            yield document["metadata"]["name"], document["spec"]["template"]


def environment(folder: str, pod: Document) -> dict[str, str]:
    """What the first container of a pod finds in its environment. Raises KeyError for what is not there."""
    settings = {name: each["data"] for name, each in of_kind(folder, "ConfigMap", "v1").items()}
    container = pod["spec"]["containers"][0]
    found: dict[str, str] = {}
    for source in container.get("envFrom", []):
        of, kind = (settings, "configMapRef") if "configMapRef" in source else (SECRETS, "secretRef")
        found |= of[source[kind]["name"]]
    for variable in container.get("env", []):
        if "value" in variable:
            found[variable["name"]] = variable["value"]
            continue
        [(kind, reference)] = variable["valueFrom"].items()
        of = {"secretKeyRef": SECRETS, "configMapKeyRef": settings}[kind]
        found[variable["name"]] = of[reference["name"]][reference["key"]]
    return found
