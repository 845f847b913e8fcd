"""The gateway's own door."""

from typing import Any

import pytest

from knative.local.stack.stack import Stack
from tests.calling import Workspace


@pytest.fixture
def gateway(workspace: Workspace, functions_stack: Stack) -> Any:
    """Asks an operation with the gateway's own credential."""
    headers = {"authorization": f"Gateway {functions_stack.environment['GATEWAY_SECRET']}"}

    def ask(operation: str, **body: Any) -> Any:
        answer = workspace.call(operation, body, headers=headers)
        assert answer.status == 200, answer.body
        return answer.body

    return ask
