"""What an operation works with: its rows, who asks, what they may, and what it announces."""

import hmac
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar
from uuid import UUID

import msgspec

from events.contracts.message import Event, ProjectId, SessionId, UserId
from events.contracts.project import Role
from events.envelope import LARGEST_EVENT, Envelope, envelope_of
from events.names import message_type, stream_name
from events.store import statements as log
from events.store.database import Reads, Transaction
from events.store.rows import Head
from events.store.statement import Json, ReplyStatement, Statement
from functions import permissions
from functions.access import statements as sql
from functions.access.rows import Appended, Standing
from functions.refusals import forbidden, not_found, refused, unauthenticated
from functions.runtime.call import Call
from functions.runtime.uuid7 import uuid7
from functions.settings import settings

Row = TypeVar("Row")
Reply = TypeVar("Reply")

_encode = msgspec.json.Encoder().encode


class Announcement(msgspec.Struct, frozen=True):
    """An event that happened in this transaction; `data` null: the appending statement makes it."""

    id: UUID
    stream: str
    type: str
    subject: UUID
    data: msgspec.Raw | None


class Work:
    """One message being worked on, in one transaction that the runtime begins and commits."""

    def __init__(
        self, call: Call, transaction: Transaction | Reads, consumer: str, sender: UserId | None = None
    ) -> None:
        self.call = call
        self.now = datetime.now(UTC)
        self.permits: list[str] = []
        self.announced: list[Announcement] = []
        self.envelopes: list[Envelope] = []
        self.committed = False
        self.afterwards: list[Callable[[], None]] = []
        self._transaction = transaction
        self._consumer = consumer
        self._sender = sender
        self._user_id: UserId | None = None
        self._session_id: SessionId | None = None
        self._administrator = False
        self._standings: dict[UUID, Standing] = {}

    @property
    def message(self) -> dict[str, str | None]:
        """What tells this message from every other: the key under which it is done once."""
        return {
            "consumer": self._consumer,
            "actor": str(self._sender or ""),
            "source": self.call.source,
            "message_id": self.call.id,
        }

    def body_marks(self) -> list[bytes]:
        """What is kept of the message's body to know it again, under each key of the ring; the first is what is kept.

        Keyed, because a body may hold a password, which could be guessed from a mere hash.
        """
        return [hmac.digest(key.encode(), self.call.body_hash, "sha256") for key in settings().command_keys.values()]

    # Who asks

    def speaks_for(self, user_id: UserId, session_id: SessionId | None = None, *, administrator: bool = False) -> None:
        """From here on somebody does this work: the runtime says who, or the operation that opens a session."""
        self._user_id, self._session_id, self._administrator = user_id, session_id, administrator

    @property
    def actor(self) -> UserId:
        """Who asks. Raises the refusal 401 when nobody does."""
        if self._user_id is None:
            raise unauthenticated()
        return self._user_id

    @property
    def session(self) -> SessionId:
        """In which session. Raises the refusal 401 when in none."""
        if self._session_id is None:
            raise unauthenticated()
        return self._session_id

    @property
    def known_actor(self) -> UserId | None:
        """Who asks, or nobody."""
        return self._user_id

    @property
    def administrator(self) -> bool:
        """Whether who asks administers this installation."""
        return self._administrator

    def stands(self, project: ProjectId, standing: Standing | None) -> None:
        """Note the standing of who asks in a project that a statement has told along the way: `permit` need not ask."""
        if standing is not None:
            self._standings[project] = standing

    def permit(
        self,
        action: permissions.Action,
        *,
        project: ProjectId,
        archived_too: bool = False,
        deleted_too: bool = False,
    ) -> Role:
        """Let only those go on who may do this in the project, and only where the project can be changed.

        Answers the asker's role. Raises `not_found` for outsiders and deleted projects, `forbidden` for a lesser role,
        `archived` for changes in an archived project.
        """
        standing = self._standings.get(project) or self.maybe(sql.standing, project_id=project, user_id=self.actor)
        if standing is None or (standing.deleted and not deleted_too):
            raise not_found()
        self._standings[project] = standing
        if not permissions.may(standing.role, action):
            raise forbidden()
        if standing.archived and action != "read" and not archived_too:
            raise refused("archived", "The project is archived. Take it up again to change something in it.")
        self.permits.append(f"{action} {project}")
        return standing.role

    # Rows

    def one(self, statement: Statement[Row], **parameters: Any) -> Row:
        """The row. Raises `not_found` when there is none."""
        row = self.maybe(statement, **parameters)
        if row is None:
            raise not_found()
        return row

    def maybe(self, statement: Statement[Row], **parameters: Any) -> Row | None:
        """The row, or nothing."""
        rows = self.all(statement, **parameters)
        return rows[0] if rows else None

    def all(self, statement: Statement[Row], **parameters: Any) -> list[Row]:
        """Every row."""
        texts = self._transaction.run(statement.text, statement.values(parameters))
        return [msgspec.json.decode(text, type=statement.row) for text in texts]

    def reply(self, statement: ReplyStatement[Reply], **parameters: Any) -> Json[Reply]:
        """The reply, straight from the database. Raises `not_found` when there is none."""
        texts = self._transaction.run(statement.text, statement.values(parameters))
        if not texts:
            raise not_found()
        return Json(texts[0])

    # Events

    def announce(
        self,
        event: Event | type[Event],
        *,
        subject: UUID,
        project: ProjectId | None = None,
        user: UserId | None = None,
        inbox: UserId | None = None,
    ) -> None:
        """Say what happened, on the stream of a project, of a user, or of somebody's notifications.

        An event's class instead of an event: the statement given to `append` makes its data.
        """
        terms = event.terms
        owner = {"project": project, "user": user, "notification": inbox}[terms.stream or "project"]
        if owner is None:
            raise TypeError(f"{terms.type} belongs to a {terms.stream} stream; say which.")
        data = None if isinstance(event, type) else msgspec.Raw(_encode(event))
        if data is not None and len(bytes(data)) > LARGEST_EVENT:
            raise refused("too_large", "What this changes at once is larger than 256 KiB.")
        stream = stream_name(terms.stream or "project", owner)
        self.announced.append(Announcement(uuid7(), stream, message_type(terms.type), subject, data))

    def after_commit(self, act: Callable[[], None]) -> None:
        """Do this when the change is kept, before anyone is told of it; a cache is told to forget here."""
        self.afterwards.append(act)

    def append(self, statement: ReplyStatement[Reply], **parameters: Any) -> Json[Reply]:
        """Run a statement that appends the announced events itself, because its row needs the stream's numbers.

        It answers `{head, reply, data}` and is the last of the transaction: nothing can be read or written after it.
        """
        (stream,) = {announcement.stream for announcement in self.announced}
        batch = self.announced
        texts = self._transaction.run(
            statement.text,
            statement.values(parameters | self._append_parameters(stream, batch) | self._inbox_parameters(None)),
            last=True,
        )
        self.committed = True
        appended = msgspec.json.decode(texts[0], type=Appended)
        self._envelop(stream, batch, appended.head, appended.data)
        return Json.of(appended.reply)

    def commit(self, reply: str | None, *, remember: bool = True) -> None:
        """Write the announced events, remember the message with its reply, and commit."""
        if self.committed:
            return
        remember = remember and self.call.id is not None
        streams = sorted({announcement.stream for announcement in self.announced})
        for stream in streams:
            batch = [announcement for announcement in self.announced if announcement.stream == stream]
            last = stream == streams[-1]
            statement = log.append_events_and_remember if last and remember else log.append_events
            parameters = self._append_parameters(stream, batch) | self._inbox_parameters(reply)
            (text,) = self._transaction.run(statement.text, statement.values(parameters), last=last)
            self._envelop(stream, batch, msgspec.json.decode(text, type=Head), None)
        if not streams and remember:
            values = log.remember.values(self._inbox_parameters(reply))
            self._transaction.run(log.remember.text, values, last=True)
        elif not streams:
            self._transaction.commit()
        self.committed = True

    def _append_parameters(self, stream: str, batch: Sequence[Announcement]) -> dict[str, Any]:
        said = [
            {"place": place, "id": each.id, "type": each.type, "subject": each.subject, "data": each.data}
            for place, each in enumerate(batch, 1)
        ]
        return {
            "stream": stream,
            "count": len(batch),
            "events": said,
            "actor_id": self._user_id,
            "change_id": self.call.change_id,
            "causation_id": self.call.causation_id,
            "traceparent": self.call.traceparent,
        }

    def _inbox_parameters(self, reply: str | None) -> dict[str, Any]:
        return self.message | {
            "body_hash": self.body_marks()[0] if self.call.id else None,
            "permits": self.permits,
            "reply": reply,
        }

    def _envelop(self, stream: str, batch: Sequence[Announcement], head: Head, first_data: msgspec.Raw | None) -> None:
        for place, each in enumerate(batch, 1):
            data = each.data if each.data is not None else first_data
            self.envelopes.append(
                envelope_of(
                    id=str(each.id),
                    type=each.type,
                    subject=str(each.subject),
                    time=head.time,
                    stream=stream,
                    seq=head.seq - len(batch) + place,
                    epoch=head.epoch,
                    change_id=self.call.change_id,
                    actor_id=str(self._user_id) if self._user_id else None,
                    causation_id=self.call.causation_id,
                    traceparent=self.call.traceparent,
                    data=bytes(data) if data is not None else b"null",
                )
            )
