"""The log itself: what happened, to people and to the gateway."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from msgspec import Meta

from events.contracts.message import END, GATEWAY, HTTP, Cursor, First, PageInfo, Part, ProjectId, Query, Sequence

StreamName = Annotated[str, Meta(pattern="^(project|user|notification):[0-9a-f-]{36}" + END)]


class LoggedEvent(Part):
    """An event as a CloudEvent 1.0.2 in JSON format; `sequence` is `seq` in 20 digits, for those who sort text."""

    specversion: str
    id: UUID
    source: str
    type: str
    subject: str
    time: datetime
    datacontenttype: str
    partitionkey: str
    sequence: str
    epoch: int
    actorid: UUID | None
    actorname: str | None
    changeid: UUID
    causationid: str | None
    data: dict[str, Any]


class LoggedEvents(Part):
    """A page of a log."""

    nodes: list[LoggedEvent]
    page_info: PageInfo


class ListEvents(Query, type="event.list", reply=LoggedEvents):
    """A project's log after a `seq`, the oldest first; `subject` narrows it to one task, member or column."""

    project_id: ProjectId
    after_seq: Sequence = 0
    subject: UUID | None = None
    newest_first: bool = False
    first: First = 50
    after: Cursor | None = None


class Head(Part):
    """How far a stream has come."""

    stream: str
    epoch: int
    seq: int


class Heads(Part):
    """The heads of the streams that exist."""

    nodes: list[Head]


class ListHeads(Query, type="event.list-heads", doors=HTTP, asks=GATEWAY, reply=Heads):
    """How far these streams have come, for the gateway."""

    streams: Annotated[list[StreamName], Meta(max_length=5000)]


class ListMissedEvents(Query, type="event.list-missed", doors=HTTP, asks=GATEWAY, reply=LoggedEvents):
    """What a stream holds after a `seq`, for the gateway when it sees a gap."""

    stream: StreamName
    after_seq: Sequence
    first: First = 200
