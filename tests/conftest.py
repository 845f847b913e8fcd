"""What every test stands on: a real environment of its own, on other ports and other data than `make up`.

`make test` brings the whole environment up first. A single file run by hand brings up what it needs, and ends it:
`TASKFLEET_ENVIRONMENT=mine pytest tests/functions/task` does so beside everything else that runs here.
"""

import os
from collections.abc import Callable, Iterator

import pytest

from knative.local.stack.stack import Stack
from tests.calling import Workspace


@pytest.fixture(scope="session")
def stack_with() -> Iterator[Callable[..., Stack]]:
    """Brings up programs of the tests' environment, all when none is named; ends at last what did not run at first."""
    stack = Stack(os.environ.get("TASKFLEET_ENVIRONMENT", "test"))
    was_up = stack.is_up()

    def brought_up(*programs: str) -> Stack:
        if not was_up:
            stack.up(only=programs or None)
        return stack

    try:
        yield brought_up
    finally:
        if not was_up:
            stack.down()


@pytest.fixture(scope="session")
def functions_stack(stack_with: Callable[..., Stack]) -> Stack:
    """PostgreSQL, Redis and the functions."""
    return stack_with("postgres", "redis", "functions")


@pytest.fixture(scope="session")
def functions_url(functions_stack: Stack) -> str:
    """Where the functions answer: `http://127.0.0.1:PORT/{service}`."""
    return functions_stack.environment["FUNCTIONS_URL"]


@pytest.fixture
def workspace(functions_url: str) -> Iterator[Workspace]:
    """People and projects that no other test knows."""
    with Workspace(functions_url) as made:
        yield made
