"""The one source of every function: `functions-framework --source functions/runtime/serve.py --target create_task`.

The target names the function; only the modules of that one are imported, and PostgreSQL is connected on a thread while
the framework starts.
"""

import sys
from collections.abc import Awaitable, Callable
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from starlette.requests import Request  # noqa: E402 - importable only from here on when started by the framework
from starlette.responses import Response  # noqa: E402

from functions.runtime.endpoint import endpoint_of  # noqa: E402
from functions.runtime.operation import Clock, Operation, Reaction  # noqa: E402


def load(name: str) -> Operation[Any, Any] | Reaction | Clock:
    """The function of this name, wherever its file is. Raises `AttributeError` when there is none."""
    found = list((ROOT / "functions").glob(f"*/{name}.py"))
    if len(found) != 1:
        raise AttributeError(f"There is no function {name}.")
    function = getattr(import_module(f"functions.{found[0].parent.name}.{name}"), name)
    if not isinstance(function, Operation | Reaction | Clock):
        raise AttributeError(f"{name} is no operation, no reaction and no clock.")
    return function


def __getattr__(name: str) -> Callable[[Request], Awaitable[Response]]:
    """What the framework finds when it looks for its target here."""
    if name.startswith("_"):
        raise AttributeError(name)
    return endpoint_of(load(name))
