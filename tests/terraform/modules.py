"""The Terraform modules of this repository, and a copy of them in which Terraform can work."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import warnings
from functools import cache
from pathlib import Path
from typing import NoReturn

import pytest

CHECKOUT = Path(__file__).parents[2]
TERRAFORM = CHECKOUT / "terraform"
MODULES = [".", "platform", "app", *(f"modules/{folder.name}" for folder in sorted((TERRAFORM / "modules").iterdir()))]


def text(module: str, *files: str) -> str:
    """What a module's files say; all of its *.tf where none is named."""
    folder = TERRAFORM / module
    found = [folder / file for file in files] or sorted(folder.glob("*.tf"))
    return "\n".join(file.read_text() for file in found)


def blocks(module: str, kind: str) -> dict[str, str]:
    """The blocks of a kind (`variable`, `output`) in a module, by name; formatted as `terraform fmt` does."""
    return dict(re.findall(rf'^{kind} "(\w+)" {{\n(.*?)^}}', text(module), re.MULTILINE | re.DOTALL))


def environment(folder: Path) -> dict[str, str]:
    """What Terraform needs to find the provider: built here (terraform/README.md says how), or the registry's.

    Skips the test, with a warning in the summary, where there is neither.
    """
    (version,) = set(re.findall(r'"~> (0\.\d+\.\d+)"', text(".", "versions.tf")))
    built = CHECKOUT / ".taskfleet" / "terraform" / f"kustomization-{version}"
    if os.environ.get("TERRAFORM_REGISTRY") == "yes":
        return dict(os.environ)
    if not (built / "terraform-provider-kustomization").exists():
        not_run(f"terraform test did not run: the provider kbst/kustomization {version} is not in {built}")
    configuration = folder / "terraform.rc"
    configuration.write_text(f'provider_installation {{\n  dev_overrides {{ "kbst/kustomization" = "{built}" }}\n}}\n')
    return {**os.environ, "TF_CLI_CONFIG_FILE": str(configuration)}


@cache
def terraform() -> str:
    """The program; skips the test, with a warning in the summary, where it is not installed."""
    return shutil.which("terraform") or not_run("terraform fmt, validate and test did not run: it is not installed")


def not_run(reason: str) -> NoReturn:
    """Skip, and say so where everybody reads it."""
    warnings.warn(reason, stacklevel=2)
    pytest.skip(reason)


def run(*arguments: str, folder: Path, environment: dict[str, str] | None = None) -> str:
    """What Terraform says; fails the test with it where Terraform fails."""
    command = [terraform(), *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
