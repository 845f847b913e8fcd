"""Terraform's own tests of each module: with a mocked provider, and for the app with the real one and no cluster."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.terraform.modules import CHECKOUT, MODULES, TERRAFORM, environment, run


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Terraform writes beside what it reads, so it gets a copy: of the modules, and of the manifests they apply."""
    folder = tmp_path_factory.mktemp("checkout")
    shutil.copytree(TERRAFORM, folder / "terraform", ignore=shutil.ignore_patterns(".terraform*", "*.tfstate*"))
    for part in ("base", "overlays", "migration"):
        shutil.copytree(CHECKOUT / "knative" / part, folder / "knative" / part)
    return folder


def test_the_modules_are_formatted() -> None:
    run("fmt", "-check", "-recursive", "-diff", folder=TERRAFORM)


@pytest.mark.parametrize("module", MODULES)
def test_a_module_keeps_its_promises(copy: Path, module: str) -> None:
    surroundings = environment(copy)
    folder = copy / "terraform" / module

    prepare(folder, surroundings)

    assert " 0 failed" in run("test", folder=folder, environment=surroundings)


@pytest.mark.parametrize("module", [module for module in MODULES if module != "."])
def test_an_example_is_valid(copy: Path, module: str) -> None:
    surroundings = environment(copy)
    folder = copy / "terraform" / module / "example"

    prepare(folder, surroundings)

    run("validate", folder=folder, environment=surroundings)


def prepare(folder: Path, surroundings: dict[str, str]) -> None:
    """Install what the module calls; a provider that was built here is no release, which only `get` accepts."""
    if "TF_CLI_CONFIG_FILE" in surroundings:
        run("get", folder=folder, environment=surroundings)
    else:
        run("init", "-backend=false", "-input=false", folder=folder, environment=surroundings)
