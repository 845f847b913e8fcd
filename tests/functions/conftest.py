"""What tests of operations look at beside their answers."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from events.store.database import Database
from knative.local.stack.stack import Stack
from tests.calling import Person, Workspace
from tests.functions.installations import Installation, installation


@pytest.fixture(scope="session")
def database(functions_stack: Stack) -> Database:
    """The rows themselves: to see what is kept, and to let time pass."""
    return Database(functions_stack.environment["DATABASE_URL"])


@pytest.fixture
def address() -> str:
    """An address that nobody else calls from; tests send it as NGINX does, in `X-Real-IP`."""
    return "10." + ".".join(str(byte) for byte in secrets.token_bytes(3))


@pytest.fixture
def gateway(workspace: Workspace, functions_stack: Stack) -> Any:
    """Asks an operation with the gateway's own credential."""
    headers = {"authorization": f"Gateway {functions_stack.environment['GATEWAY_SECRET']}"}

    def ask(operation: str, **body: Any) -> Any:
        answer = workspace.call(operation, body, headers=headers)
        assert answer.status == 200, answer.body
        return answer.body

    return ask


@pytest.fixture
def administrator(workspace: Workspace, database: Database) -> Person:
    """Somebody who administers the installation."""
    person = workspace.a_person("Ida Admin")
    database.read('UPDATE "user" SET administrator = true WHERE id = $1 RETURNING name', [person.id])
    return person


@pytest.fixture
def new_installation(functions_stack: Stack) -> Iterator[Callable[[str], Installation]]:
    """Starts functions of their own with a `SIGN_UP`, over a database that holds nothing."""
    with ExitStack() as started:
        yield lambda sign_up: started.enter_context(installation(functions_stack.environment, sign_up))
