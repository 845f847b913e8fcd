"""Images hold what their process needs, and nothing that it does not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import requests

from knative.local.stack.ports import refusal
from tests.conformance.waiting import until
from tests.knative.cluster.rendered import APPLIED, SECRETS, pods
from tests.knative.images.dockerfile import ROOT, stages

IMAGES = ("functions", "gateway", "relay", "notifier", "migrate", "local", "nginx", "pgbouncer")
PYTHON = ("functions", "gateway", "relay", "notifier", "migrate", "local")


def copied(image: str, folder: Path) -> Path:
    """The checkout as the image has it."""
    for name in stages()[image].folders:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def served_on(port: int) -> list[str]:
    """The command of the functions' image, on loopback."""
    command = stages()["functions"].command
    command[command.index("--host") + 1] = "127.0.0.1"
    command[command.index("--port") + 1] = str(port)
    return command


def test_every_image_that_a_cluster_asks_for_is_made() -> None:
    asked = {pod["spec"]["containers"][0]["image"] for folder in APPLIED for _, pod in pods(folder)}

    assert asked == {f"taskfleet-{image}" for image in IMAGES if image != "local"}
    assert set(IMAGES) <= stages().keys()


@pytest.mark.parametrize("image", IMAGES)
def test_no_image_runs_as_root(image: str) -> None:
    assert stages()[image].last("USER") == "65532:65532"


@pytest.mark.parametrize("image", PYTHON)
def test_no_image_of_a_process_installs_or_compiles_anything(image: str) -> None:
    words = {word for word, _ in stages()[image].instructions}

    assert stages()[image].image == stages()["packages"].image == stages()["sources"].image
    assert words <= {"ENV", "WORKDIR", "USER", "COPY", "EXPOSE", "CMD"}
    assert stages()[image].environment["PYTHONDONTWRITEBYTECODE"] == "1"


@pytest.mark.parametrize("stage", ["packages", "local-packages", "sources"])
def test_bytecode_is_made_once_and_never_looked_up_by_time(stage: str) -> None:
    assert "compileall -q --invalidation-mode unchecked-hash" in stages()[stage].last("RUN")


@pytest.mark.parametrize("stage", ["packages", "local-packages"])
def test_packages_are_wheels_with_hashes(stage: str) -> None:
    for flag in ("--no-deps", "--only-binary :all:", "--require-hashes"):
        assert flag in stages()[stage].last("RUN")


def test_what_reads_manifests_is_taken_from_the_lock_file_with_its_hashes() -> None:
    found = subprocess.run(
        ["sed", "-n", r"/^pyyaml==/,/[^\\]$/p", "requirements-dev.lock"], cwd=ROOT, capture_output=True, text=True
    )

    assert r"'/^pyyaml==/,/[^\\]$/p' requirements-dev.lock" in stages()["local-packages"].last("RUN")
    first, *hashes = found.stdout.splitlines()
    assert first.startswith("pyyaml==")
    assert hashes
    assert all(line.strip().startswith("--hash=sha256:") for line in hashes)


@pytest.mark.parametrize(
    ("image", "modules"),
    [
        ("relay", "events.relay.__main__"),
        ("notifier", "events.notifier.__main__"),
        ("migrate", "events.store.migrate, events.store.migrations.versions"),
        ("gateway", "gateway.app"),
        ("local", "knative.local.host, knative.local.triggers.__main__"),
    ],
)
def test_a_process_finds_all_its_modules_in_its_image(image: str, modules: str, tmp_path: Path) -> None:
    command = [sys.executable, "-c", f"import {modules}; import events; print(events.__file__)"]
    done = subprocess.run(command, cwd=copied(image, tmp_path), capture_output=True, text=True)

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(str(tmp_path))


def test_the_functions_image_serves_the_function_that_it_is_told_to(tmp_path: Path) -> None:
    port = next(port for port in range(19_500, 20_000) if not refusal("127.0.0.1", port))
    command = served_on(port)
    source = stages()["functions"].environment["FUNCTION_SOURCE"].replace("/app", str(tmp_path))
    told = {
        "FUNCTION_TARGET": "create_task",
        "FUNCTION_SOURCE": source,
        "PUBLIC_URL": "https://taskfleet.example.com",
        **SECRETS["taskfleet"],
        "DATABASE_URL": "postgresql://taskfleet:secret@127.0.0.1:1/taskfleet",
    }
    environment = {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", **told}

    with subprocess.Popen(command, cwd=copied("functions", tmp_path), env=environment, text=True) as server:
        try:
            [answer] = until(lambda: _answers(port))
        finally:
            server.terminate()

    assert answer.status_code == 400
    assert answer.json()["code"] == "malformed"


def test_a_functions_image_without_its_secrets_does_not_start(tmp_path: Path) -> None:
    command = served_on(0)
    folder = copied("functions", tmp_path)
    environment = {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "FUNCTION_TARGET": "create_task",
        "FUNCTION_SOURCE": str(folder / "functions/runtime/serve.py"),
    }

    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=30)

    assert done.returncode != 0
    assert "DATABASE_URL" in done.stderr


def _answers(port: int) -> list[requests.Response]:
    try:
        url, headers = f"http://127.0.0.1:{port}/", {"content-type": "text/plain"}
        return [requests.post(url, data="{", headers=headers, timeout=5)]
    except requests.ConnectionError:
        return []
