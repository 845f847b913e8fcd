"""What an installation says in an overlay of its own reaches everything that it is about."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

from tests.knative.cluster.rendered import KNATIVE, environment, of_kind, pods, rendered
from tests.knative.cluster.test_schemas import fault

IMAGES = ("functions", "gateway", "nginx", "notifier", "pgbouncer", "relay")
DIGEST = f"sha256:{64 * 'a'}"


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """An overlay over production, as knative/README.md describes one."""
    patches = [
        {
            "apiVersion": "v1",
            "kind": "ConfigMap",
            "metadata": {"name": "taskfleet"},
            "data": {"PUBLIC_URL": "https://tasks.example.com"},
        },
        {
            "apiVersion": "v1",
            "kind": "Service",
            "metadata": {"name": "kafka"},
            "spec": {"externalName": "kafka.example"},
        },
    ]
    kustomization = {
        "apiVersion": "kustomize.config.k8s.io/v1beta1",
        "kind": "Kustomization",
        "resources": [os.path.relpath(KNATIVE / "overlays" / "production", tmp_path)],
        "images": [
            {"name": f"taskfleet-{name}", "newName": f"registry.example/taskfleet/{name}", "digest": DIGEST}
            for name in IMAGES
        ],
        "patches": [{"patch": yaml.safe_dump(patch)} for patch in patches],
    }
    (tmp_path / "kustomization.yaml").write_text(yaml.safe_dump(kustomization))
    return str(tmp_path)


def test_every_pod_has_the_image_that_was_said_with_its_digest(folder: str) -> None:
    images = {pod["spec"]["containers"][0]["image"] for _, pod in pods(folder)}

    assert images == {f"registry.example/taskfleet/{name}@{DIGEST}" for name in IMAGES}


def test_addresses_are_said_once(folder: str) -> None:
    found = dict(pods(folder))

    assert {environment(folder, found[name])["PUBLIC_URL"] for name in ("create-task", "gateway", "nginx")} == {
        "https://tasks.example.com"
    }
    assert of_kind(folder, "Service", "v1")["kafka"]["spec"]["externalName"] == "kafka.example"
    assert [told for document in rendered(folder) if (told := fault(document))] == []
