"""The pipelines take nothing from elsewhere that can change, and may do no more than they have to."""

from __future__ import annotations

import re
import shutil
import subprocess
import warnings
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
WRITES = {
    ("images.yml", "build"): {"packages", "id-token", "attestations"},
    ("release.yml", "images"): {"packages", "id-token", "attestations"},
    ("release.yml", "release"): {"contents"},
}

each = pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)


def workflow(file: Path) -> Any:
    return yaml.safe_load(file.read_text())


@each
def test_an_action_is_pinned_by_digest_and_says_its_version(file: Path) -> None:
    for used in re.findall(r"\buses: (.*)", file.read_text()):
        assert used.startswith("./.github/workflows/") or re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", used)


@each
def test_a_job_may_write_only_what_it_is_there_to_write(file: Path) -> None:
    assert workflow(file)["permissions"] == {"contents": "read"}
    for name, job in workflow(file)["jobs"].items():
        written = {what for what, right in job.get("permissions", {}).items() if right == "write"}
        assert written == WRITES.get((file.name, name), set())


@each
def test_a_job_ends_and_leaves_no_credentials_to_what_it_runs(file: Path) -> None:
    for job in workflow(file)["jobs"].values():
        assert "uses" in job or job["timeout-minutes"] <= 90
        for step in job.get("steps", []):
            assert not step.get("uses", "").startswith("actions/checkout@") or not step["with"]["persist-credentials"]


@each
def test_nothing_that_others_write_is_pasted_into_a_script(file: Path) -> None:
    for job in workflow(file)["jobs"].values():
        assert all("${{" not in step.get("run", "") for step in job.get("steps", []))


def test_every_image_is_built() -> None:
    targets = set(re.findall(r"^FROM \S+ AS (\w+)$", (ROOT / "Dockerfile").read_text(), re.MULTILINE))
    (run,) = re.findall(r"for program in \[(.*?)\]", (ROOT / "terraform" / "app" / "main.tf").read_text())
    images = re.findall(r'"(\w+)"', run)

    assert set(images) <= targets
    assert workflow(ROOT / ".github/workflows/images.yml")["jobs"]["build"]["strategy"]["matrix"]["image"] == images
    for script in (ROOT / ".github/workflows/cluster.yml", ROOT / "terraform/README.md"):
        assert f"for image in {' '.join(images)}; do" in script.read_text()


def test_actionlint_has_nothing_to_say() -> None:
    actionlint = shutil.which("actionlint") or shutil.which("actionlint", path=ROOT / ".taskfleet" / "actionlint")
    if actionlint is None:
        warnings.warn("actionlint did not run: it is neither installed nor in .taskfleet/actionlint", stacklevel=1)
        pytest.skip("actionlint is not on this machine")
    done = subprocess.run([actionlint, *WORKFLOWS], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout
