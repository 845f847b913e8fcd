"""What the statements of categories answer, where it is not a reply."""

import msgspec

from events.contracts.message import TaskId


class CategorizedTask(msgspec.Struct, frozen=True):
    """A task locked to lose its category."""

    id: TaskId
    version: int
    deleted: bool
