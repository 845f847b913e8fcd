"""What makes a function of `functions/` an operation, a reaction or a clock: the decorators, and what they note."""

import inspect
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from events.contracts.message import Command, Event, Query, Terms
from events.names import message_type
from functions.runtime.work import Work

Asked = TypeVar("Asked", bound=Command | Query)
Answer = TypeVar("Answer")


class Operation(Generic[Asked, Answer]):
    """A function that answers one command or query."""

    def __init__(self, function: Callable[[Asked, Work], Answer]) -> None:
        parameters = list(inspect.signature(function).parameters.values())
        self.function = function
        self.name = function.__name__
        self.contract: type[Asked] = parameters[0].annotation

    @property
    def terms(self) -> Terms:
        """What the contract's class line says."""
        return self.contract.terms

    @property
    def changes(self) -> bool:
        """Whether it answers a command."""
        return issubclass(self.contract, Command)

    def __call__(self, asked: Asked, work: Work) -> Answer:
        return self.function(asked, work)


class Reaction:
    """A function that a Trigger calls with events; it writes its own rows, and answers nothing."""

    def __init__(self, function: Callable[[Any, Work], None], listens_to: tuple[type[Event], ...]) -> None:
        self.function = function
        self.name = function.__name__
        self.listens_to = {message_type(event.terms.type): event for event in listens_to}

    def __call__(self, event: Event, work: Work) -> None:
        self.function(event, work)


class Clock:
    """A function that a PingSource calls every so often; it answers whether there is more to do."""

    def __init__(self, function: Callable[[Work], bool]) -> None:
        self.function = function
        self.name = function.__name__

    def __call__(self, work: Work) -> bool:
        return self.function(work)


def operation(function: Callable[[Asked, Work], Answer]) -> Operation[Asked, Answer]:
    """Make a function the operation of the contract that its first parameter names."""
    return Operation(function)


def reaction(*listens_to: type[Event]) -> Callable[[Callable[[Any, Work], None]], Reaction]:
    """Make a function a reaction to these events."""

    def made(function: Callable[[Any, Work], None]) -> Reaction:
        return Reaction(function, listens_to)

    return made


def clock(function: Callable[[Work], bool]) -> Clock:
    """Make a function a clock: it does a bounded piece of its work, and may be called again at any moment."""
    return Clock(function)
