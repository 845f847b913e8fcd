"""The whole of Taskfleet, running."""

from collections.abc import Callable

import pytest

from knative.local.stack.stack import Stack


@pytest.fixture(scope="session")
def taskfleet(stack_with: Callable[..., Stack]) -> Stack:
    """Every program of the tests' environment."""
    return stack_with()


@pytest.fixture(scope="session")
def url(taskfleet: Stack) -> str:
    """Where people find it."""
    return taskfleet.environment["PUBLIC_URL"]
