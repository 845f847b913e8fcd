"""What a reaction is told about an event beside its data: where, by whom, and in which change it happened."""

from uuid import UUID

import msgspec

from events.contracts.message import ProjectId, UserId
from functions.refusals import malformed
from functions.runtime import Work


class Heard(msgspec.Struct, frozen=True):
    """The attributes of an event on a project's stream. `subject` is what it is about."""

    id: UUID
    subject: UUID
    project_id: ProjectId
    actor_id: UserId | None
    change_id: UUID


def heard(work: Work) -> Heard:
    """The attributes of the event being reacted to. Raises `malformed` for what is none of a project."""
    told = work.call.attributes
    attributes = {
        "id": told.get("id"),
        "subject": told.get("subject"),
        "project_id": str(told.get("partitionkey")).removeprefix("project:"),
        "actor_id": told.get("actorid"),
        "change_id": told.get("changeid"),
    }
    try:
        return msgspec.convert(attributes, Heard)
    except msgspec.ValidationError as wrong:
        raise malformed("The event is none of a project's.") from wrong
