"""Nothing is applied that Kubernetes 1.34 or Knative would refuse, or take and ignore."""

from __future__ import annotations

import copy
import json
from functools import cache
from typing import Any

import kubernetes_validate
import pytest

from knative.manifests.reading import parse
from tests.knative.cluster.rendered import APPLIED, OVERLAYS, Document, of_kind, rendered

KUBERNETES = "1.34"


def fault(document: Document) -> str | None:
    """Why an object is refused, None where it is not; a field that is not in its schema is a reason."""
    try:
        if parse(document) is None or document["kind"] == "ConfigMap":
            _validate(json.dumps(document))
    except (ValueError, kubernetes_validate.ValidationError, kubernetes_validate.SchemaNotFoundError) as error:
        return f"{document['kind']} {document['metadata']['name']}: {getattr(error, 'message', error)}"
    return None


@cache
def _validate(document: str) -> None:
    """Once for each object, which takes some tenths of a second: overlays share most of theirs."""
    kubernetes_validate.validate(json.loads(document), KUBERNETES, strict=True)


@pytest.mark.parametrize("folder", APPLIED)
def test_every_object_is_what_its_schema_says(folder: str) -> None:
    faults = [found for document in rendered(folder) if (found := fault(document))]

    assert faults == []


@pytest.mark.parametrize("folder", APPLIED)
def test_every_object_is_declared_once(folder: str) -> None:
    objects = [
        (each["apiVersion"], each["kind"], each["metadata"].get("namespace"), each["metadata"]["name"])
        for each in rendered(folder)
    ]

    assert len(objects) == len(set(objects))
    assert {namespace for _, kind, namespace, _ in objects if kind != "Namespace"} == {"taskfleet"}


def _replaced(document: Document, path: str, value: Any) -> Document:
    changed = copy.deepcopy(document)
    *way, last = (step.replace("~", "/") for step in path.split("/"))
    place = changed
    for step in way:
        place = place[int(step)] if isinstance(place, list) else place[step]
    place[last] = value
    return changed


@pytest.mark.parametrize(
    ("kind", "api_version", "name", "path", "value"),
    [
        ("Deployment", "apps/v1", "gateway", "spec/replica", 2),
        ("Deployment", "apps/v1", "gateway", "spec/template/spec/containers/0/securityContext/readonly", True),
        ("Deployment", "apps/v1", "gateway", "spec/replicas", "2"),
        ("NetworkPolicy", "networking.k8s.io/v1", "dns", "spec/policyType", ["Egress"]),
        ("Service", "serving.knative.dev/v1", "create-task", "spec/template/spec/containerConcurency", 8),
        ("Service", "serving.knative.dev/v1", "create-task", "spec/template/spec/timeoutSeconds", 0),
        *(
            ("Service", "serving.knative.dev/v1", "create-task", f"spec/template/metadata/annotations/{name}", value)
            for name, value in (("autoscaling.knative.dev~minScale", "1"), ("autoscaling.knative.dev~min-scale", "one"))
        ),
        ("Trigger", "eventing.knative.dev/v1", "create-task", "spec/delivery/retries", 5),
        ("PingSource", "sources.knative.dev/v1", "purge-expired", "spec/cron", "* * * * *"),
    ],
)
def test_a_slip_of_the_pen_is_refused(kind: str, api_version: str, name: str, path: str, value: Any) -> None:
    document = of_kind(OVERLAYS[0], kind, api_version)[name]

    assert fault(document) is None
    assert fault(_replaced(document, path, value))
