"""Kafka's jars are the locked ones, or none."""

import hashlib
from pathlib import Path

import pytest

from knative.local.stack.kafka import LOCK, VERSION, ensure_jars
from knative.local.stack.settings import StackError

COORDINATES = "org.example:server:1.0"


def lock_for(folder: Path, content: bytes) -> Path:
    lock = folder / "jars.lock"
    lock.write_text(f"# A comment.\n{COORDINATES} {hashlib.sha256(content).hexdigest()}\n")
    return lock


def test_a_jar_with_other_bytes_is_named_and_removed(tmp_path: Path) -> None:
    jar = tmp_path / "server-1.0.jar"
    jar.write_bytes(b"something else")
    with pytest.raises(StackError, match=COORDINATES):
        ensure_jars(lock_for(tmp_path, b"the server"), tmp_path)
    assert not jar.exists()


def test_a_jar_that_is_not_locked_is_not_on_the_class_path(tmp_path: Path) -> None:
    (tmp_path / "server-1.0.jar").write_bytes(b"the server")
    stranger = tmp_path / "stranger-1.0.jar"
    stranger.touch()
    ensure_jars(lock_for(tmp_path, b"the server"), tmp_path)
    assert not stranger.exists()


def test_the_lock_has_the_version_that_runs_and_a_digest_for_each_jar() -> None:
    lines = [line.split() for line in LOCK.read_text().splitlines() if not line.startswith("#")]
    assert f"org.apache.kafka:kafka_2.13:{VERSION}" in [coordinates for coordinates, _ in lines]
    assert all(coordinates.count(":") == 2 and len(bytes.fromhex(digest)) == 32 for coordinates, digest in lines)
