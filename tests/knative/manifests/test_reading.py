"""A fault in a manifest shows on the laptop."""

from __future__ import annotations

from pathlib import Path

import pytest

from knative.manifests.eventing import Trigger
from knative.manifests.reading import RefusedError, read
from knative.manifests.serving import Service

BASE = Path(__file__).parents[3] / "knative" / "base"
TRIGGER = """\
apiVersion: eventing.knative.dev/v1
kind: Trigger
metadata: {name: notify}
spec:
  subscriber: {uri: http://subscriber.test/}
"""


def refusal(folder: Path, text: str) -> str:
    """The faults that are told of a file with this text."""
    (folder / "file.yaml").write_text(text)
    with pytest.raises(RefusedError) as refused:
        read(folder, "taskfleet")
    return str(refused.value)


def test_what_is_committed_is_taken() -> None:
    manifests = read(BASE, "taskfleet")
    services = {service.metadata.name for service in manifests.all(Service)}
    assert "create-task" in services
    assert len(manifests.all(Trigger)) > 1


def test_a_fault_names_its_file_object_and_field(tmp_path: Path) -> None:
    told = refusal(tmp_path, TRIGGER + "  delivery: {retry: '5'}")
    assert (
        told == f"{tmp_path}/file.yaml: Trigger notify: Expected `int | null`, got `str` - at `$.spec.delivery.retry`"
    )


def test_a_field_that_does_not_exist_is_named(tmp_path: Path) -> None:
    assert "unknown field `maxRetry` - at `$.spec.delivery`" in refusal(tmp_path, TRIGGER + "  delivery: {maxRetry: 5}")


def test_a_misspelt_annotation_is_named(tmp_path: Path) -> None:
    annotated = TRIGGER.replace("notify}", "notify, annotations: {kafka.eventing.knative.dev/delivery.ordr: ordered}}")
    assert "unknown annotation `kafka.eventing.knative.dev/delivery.ordr`" in refusal(tmp_path, annotated)


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    text = f"{TRIGGER}  filtr: []\n---\n{TRIGGER.replace('notify', 'other')}  brokr: x\n"
    told = refusal(tmp_path, text)
    assert "Trigger notify" in told
    assert "Trigger other" in told


def test_a_key_that_is_given_twice_is_refused(tmp_path: Path) -> None:
    assert "a key is given twice" in refusal(tmp_path, TRIGGER + "  broker: a\n  broker: b\n")


def test_two_objects_of_one_name_are_refused(tmp_path: Path) -> None:
    assert "Trigger notify: is declared twice" in refusal(tmp_path, f"{TRIGGER}---\n{TRIGGER}")


def test_a_version_that_taskfleet_does_not_use_is_refused(tmp_path: Path) -> None:
    assert "Trigger notify: no apiVersion and kind" in refusal(tmp_path, TRIGGER.replace("dev/v1", "dev/v1beta1"))


def test_text_that_is_no_yaml_is_refused(tmp_path: Path) -> None:
    assert "file.yaml" in refusal(tmp_path, "spec: [")


def test_what_is_not_knatives_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "file.yaml").write_text("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: gateway}\n---\n")
    assert read(tmp_path, "taskfleet").objects == {}
