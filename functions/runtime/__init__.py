"""What every function stands on: `@operation`, `@reaction`, `@clock`, and the `Work` that they are given."""

from events.store.statement import Json
from functions.runtime.operation import clock, operation, reaction
from functions.runtime.uuid7 import uuid7
from functions.runtime.work import Work

__all__ = ["Json", "Work", "clock", "operation", "reaction", "uuid7"]
