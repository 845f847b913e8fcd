"""A project's board: the whole screen in one reply."""

from typing import Annotated

from msgspec import Meta

from events.contracts.member import Member
from events.contracts.message import Part, ProjectId, Query
from events.contracts.project import Project, ProjectKey, Status
from events.contracts.task import Card


class Column(Part):
    """A status with the number of its tasks and the first of them, in order."""

    status: Status
    count: int
    cards: list[Card]


class Board(Part):
    """A project, its people and its columns as of `(epoch, seq)` of its stream."""

    epoch: int
    seq: int
    project: Project
    members: list[Member]
    columns: list[Column]


class ShowBoard(Query, type="board.show", reply=Board):
    """A project's board, by the project's id or key, with the first cards of each column."""

    project_id: ProjectId | None = None
    key: ProjectKey | None = None
    cards: Annotated[int, Meta(ge=1, le=200, description="How many cards of each column at most.")] = 50
