"""What a function imports before it can answer: what it runs, and nothing heavy besides."""

import json
import subprocess
import sys

import pytest

from events import catalogue
from knative import render
from tests.architecture.test_catalogue import ROOT

HEAVY = {
    *("aiohttp", "alembic", "argon2", "confluent_kafka", "cryptography", "graphql", "psutil", "redis", "requests"),
    *("sqlalchemy", "strawberry", "websockets", "yaml"),
}
OURS_ELSEWHERE = {"events.catalogue", "events.relay", "events.notifier", "gateway", "knative", "tests"}
HASH_PASSWORDS = {"change_password", "log_in", "reset_password", "sign_up"}
ALLOWED = {name: {"argon2"} for name in HASH_PASSWORDS} | {"issue_command_token": {"events.catalogue"}}
FUNCTIONS = [
    *sorted(catalogue.operations()),
    *[reaction.name for reaction in render.reactions()],
    *[clock.name for clock in render.clocks()],
]

# One process imports what all have in common; for each function it forks, so that none sees what another imported.
LOAD_EACH = """
import json, os, sys
import functions_framework.aio
from functions.runtime import serve

for name in sys.argv[1:]:
    sys.stdout.flush()
    if os.fork() == 0:
        serve.load(name)
        print(json.dumps([name, sorted(sys.modules)]), flush=True)
        os._exit(0)
    os.wait()
"""


@pytest.fixture(scope="module")
def imported() -> dict[str, set[str]]:
    """The modules that each function has imported when it is ready."""
    command = [sys.executable, "-c", LOAD_EACH, *FUNCTIONS]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return {name: set(modules) for name, modules in map(json.loads, done.stdout.splitlines())}


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_function_imports_nothing_heavy_that_it_does_not_run(imported: dict[str, set[str]], function: str) -> None:
    heavy = imported[function] & (HEAVY | OURS_ELSEWHERE)

    assert heavy == ALLOWED.get(function, set())


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_function_imports_no_other_function(imported: dict[str, set[str]], function: str) -> None:
    others = {module for module in imported[function] if module.startswith("functions.")}

    assert {module.rpartition(".")[2] for module in others} & set(FUNCTIONS) == {function}
