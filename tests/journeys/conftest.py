"""The whole of Taskfleet, running: here, or at TASKFLEET_URL for the journeys that need nothing but an address."""

import os
from collections.abc import Callable

import pytest

from knative.local.stack.stack import Stack


@pytest.fixture(scope="session")
def taskfleet(stack_with: Callable[..., Stack]) -> Stack:
    """Every program of the tests' environment."""
    if "TASKFLEET_URL" in os.environ:
        pytest.skip("this journey reaches behind NGINX, which it cannot at TASKFLEET_URL")
    return stack_with()


@pytest.fixture(scope="session")
def url(request: pytest.FixtureRequest) -> str:
    """Where people find it."""
    if elsewhere := os.environ.get("TASKFLEET_URL"):
        return elsewhere
    taskfleet: Stack = request.getfixturevalue("taskfleet")
    return taskfleet.environment["PUBLIC_URL"]
