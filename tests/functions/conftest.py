"""What tests of operations look at beside their answers."""

import secrets

import pytest

from events.store.database import Database
from knative.local.stack.stack import Stack


@pytest.fixture(scope="session")
def database(functions_stack: Stack) -> Database:
    """The rows themselves: to see what is kept, and to let time pass."""
    return Database(functions_stack.environment["DATABASE_URL"])


@pytest.fixture
def address() -> str:
    """An address that nobody else calls from; tests send it as NGINX does, in `X-Real-IP`."""
    return "10." + ".".join(str(byte) for byte in secrets.token_bytes(3))
