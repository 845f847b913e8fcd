"""What the statements of labels answer, where it is not a reply."""

import msgspec

from events.contracts.message import LabelId, TaskId


class LabelledTask(msgspec.Struct, frozen=True):
    """A task locked to lose a label."""

    id: TaskId
    label_ids: list[LabelId]
    version: int
    deleted: bool
