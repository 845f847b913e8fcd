"""What the statements of projects answer, where it is not a reply."""

from datetime import datetime

import msgspec

from events.contracts.message import ProjectId


class ProjectForChange(msgspec.Struct, frozen=True):
    """A project locked for a change."""

    id: ProjectId
    key: str
    name: str
    description: str
    archived_at: datetime | None
    deleted_at: datetime | None
    version: int
