"""What the suite runs against: something that takes Knative's manifests and delivers."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any, Protocol

import yaml

from knative.local.triggers.ready import ready_triggers
from knative.manifests.reading import RefusedError, read
from tests.conformance.manifests import NAMESPACE, Document
from tests.conformance.waiting import until


class Target(Protocol):
    """A Knative, real or local, in the namespace `conformance`."""

    def admits(self, *documents: Document) -> bool:
        """Whether it takes these objects."""

    def apply(self, *documents: Document) -> None:
        """Have these objects and no others; returns when all are Ready."""

    def kill(self) -> None:
        """End what delivers with SIGKILL; it comes back by itself or by this."""


class Laptop:
    """Local Knative: the trigger runner as a process of its own."""

    def __init__(self, brokers: str, functions_url: str, folder: Path) -> None:
        self._environment = {**os.environ, "KAFKA_BROKERS": brokers, "FUNCTIONS_URL": functions_url}
        self._functions_url = functions_url
        self._folder = folder
        self._log = folder / "log"
        self._process: subprocess.Popen[bytes] | None = None

    def admits(self, *documents: Document) -> bool:
        """Whether the runner would start with these."""
        folder = self._folder / "offered"
        _write(folder, documents)
        try:
            ready_triggers(read(folder, NAMESPACE), self._functions_url)
        except RefusedError:
            return False
        return True

    def apply(self, *documents: Document) -> None:
        """Write the manifests and start the runner anew."""
        self.close()
        _write(self._folder / "applied", documents)
        self._start()

    def kill(self) -> None:
        """SIGKILL, and a new process at once."""
        self._end(signal.SIGKILL)
        self._start()

    def close(self) -> None:
        """End the runner as `make down` does."""
        self._end(signal.SIGTERM)

    @property
    def pid(self) -> int:
        """The runner's process."""
        assert self._process is not None
        return self._process.pid

    def log(self) -> list[dict[str, Any]]:
        """What the runner has said since it was started."""
        return [json.loads(line) for line in self._log.read_text().splitlines()]

    def _start(self) -> None:
        command = [
            sys.executable,
            "-m",
            "knative.local.triggers",
            str(self._folder / "applied"),
            "--namespace",
            NAMESPACE,
        ]
        with self._log.open("wb") as log:
            self._process = process = subprocess.Popen(command, env=self._environment, stdout=log, stderr=log)
        until(lambda: '"ready"' in self._log.read_text() or process.poll() is not None)
        assert process.poll() is None, f"ended with {process.poll()}: {self._log.read_text()}"

    def _end(self, number: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(number)
            self._process.wait(timeout=10)
            self._process = None


def _write(folder: Path, documents: tuple[Document, ...]) -> None:
    folder.mkdir(exist_ok=True)
    (folder / "all.yaml").write_text(yaml.safe_dump_all(documents), encoding="utf-8")
