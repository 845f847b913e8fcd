"""One message, from who asks to what is kept: authenticate, run once, transaction, reply."""

import hmac
import time
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

import msgspec

from events.contracts.message import Asker, Door, ProjectId
from events.contracts.user import CommandRefused
from events.envelope import Envelope
from events.names import TYPE_PREFIX, message_type
from events.store import statements as log
from events.store.database import Database, DatabaseError, OutcomeUnknown, Unreachable
from events.store.statement import Json
from functions.access import statements as sql
from functions.access.rows import WhoAsks
from functions.refusals import (
    Refusal,
    forbidden,
    malformed,
    outcome_unknown,
    refused,
    taken,
    try_again,
    unauthenticated,
)
from functions.runtime.cache import shared_cache
from functions.runtime.call import Call, read_body
from functions.runtime.operation import Clock, Operation, Reaction
from functions.runtime.work import Work
from functions.settings import settings
from functions.tokens import Claims, read_access_token, read_command_token

# SQLSTATE codes, as PostgreSQL's appendix A names them
UNIQUE_VIOLATION, FOREIGN_KEY_VIOLATION = "23505", "23503"
TOO_SLOW = ("55P03", "57014")  # lock not available, query canceled
RETRIED = (
    *("40001", "40P01"),  # serialization failure, deadlock detected
    *("57P01", "57P02", "57P03", "53300"),  # shutting down, crashed, starting up, too many connections
)
LONGEST_TICK = 5.0  # seconds
CHANGES_OF_TASKS = tuple(f"{TYPE_PREFIX}.{resource}." for resource in ("task", "comment"))
CHANGES_SHOWN_IN_TASKS = tuple(f"{TYPE_PREFIX}.{resource}." for resource in ("project", "status", "category", "label"))
TASK_CREATED = message_type("task.created")

Came = TypeVar("Came")


class Outcome(msgspec.Struct, frozen=True):
    """What a message came to: the reply as JSON, and the events to send on after it."""

    reply: bytes
    envelopes: list[Envelope]


@cache
def database() -> Database:
    """The database of this process."""
    return Database(settings().database_url)


def answer(operation: Operation[Any, Any], call: Call) -> Outcome:
    """Answer a command or query. Raises `Refusal`; whatever else it raises is a bug."""
    claims = _claims(operation, call)
    asked = read_body(call.body, operation.contract)
    try:
        return _run_once(lambda: _answer(operation, call, asked, claims), knows_repeats=call.id is not None)
    except Refusal as no:
        refusal = no
        if not call.from_kafka or claims is None or refusal.status not in (403, 422):
            raise
    return _run_once(lambda: _refuse_on_record(operation, call, claims, refusal))


def react(reaction: Reaction, call: Call) -> Outcome:
    """Let a reaction act on an event, once. Raises `Refusal`; whatever else it raises is a bug."""
    contract = reaction.listens_to.get(call.type)
    if contract is None or call.id is None:
        raise malformed("This reaction does not listen to events of this type.")
    try:
        event = msgspec.json.decode(call.body, type=contract)
    except (msgspec.DecodeError, RecursionError) as wrong:
        raise malformed("The data of the event cannot be read.") from wrong

    def act() -> Outcome:
        transaction = database().transaction()
        work = Work(call, transaction, reaction.name)
        try:
            if work.maybe(log.done_before, **work.message) is None:
                reaction(event, work)
                work.commit(None)
            return Outcome(b"", work.envelopes)
        finally:
            transaction.end()

    return _run_once(act)


def tick(clock: Clock, call: Call) -> Outcome:
    """Let a clock work, a transaction at a time, until nothing is left or its time is up; the next tick goes on.

    Raises `Refusal`; whatever else it raises is a bug.
    """
    envelopes: list[Envelope] = []

    def act() -> bool:
        transaction = database().transaction()
        work = Work(call, transaction, clock.name)
        try:
            more = clock(work)
            work.commit(None, remember=False)
            envelopes.extend(work.envelopes)
            return more
        finally:
            transaction.end()

    until = time.monotonic() + LONGEST_TICK
    while _run_once(act) and time.monotonic() < until:
        pass
    return Outcome(b"", envelopes)


def _claims(operation: Operation[Any, Any], call: Call) -> Claims | None:
    asks = operation.terms.asks
    if call.from_kafka:
        if Door.KAFKA not in operation.terms.doors:
            raise malformed("This command cannot come by Kafka.")
        claims = read_command_token(call.actor_token or "")
        if (claims.type, claims.id, claims.hash) != (call.type, call.id, call.body_hash.hex()):
            raise unauthenticated("The actor token is for another message.")
        return claims
    scheme, _, credential = call.authorization.partition(" ")
    if asks is Asker.GATEWAY:
        if scheme.lower() != "gateway" or not hmac.compare_digest(credential, settings().gateway_secret):
            raise unauthenticated()
        return None
    if asks is Asker.ANYONE:
        return None
    if scheme.lower() != "bearer":
        raise unauthenticated()
    return read_access_token(credential)


def _answer(operation: Operation[Any, Any], call: Call, asked: Any, claims: Claims | None) -> Outcome:
    transaction = database().transaction() if operation.changes else database().reads()
    work = Work(call, transaction, operation.name, claims.user_id if claims else None)
    try:
        earlier = _who_asks(operation, work, claims, getattr(asked, "project_id", None))
        if earlier is not None:
            return Outcome(_repeated(operation, work, earlier), [])
        try:
            answered = operation(asked, work)
        except Refusal as refusal:
            if refusal.keeps_changes:
                _commit(work, None, remember=False)
            raise
        reply = answered.text if isinstance(answered, Json) else msgspec.json.encode(answered).decode()
        if operation.changes:
            _commit(work, None if call.id and _answers_secrets(operation) else reply)
        return Outcome(reply.encode(), work.envelopes)
    finally:
        transaction.end()


def _commit(work: Work, reply: str | None, *, remember: bool = True) -> None:
    """Keep what was changed; caches forget it before anyone is told."""
    work.commit(reply, remember=remember)
    _forget_changed(work)
    for act in work.afterwards:
        act()


def _who_asks(
    operation: Operation[Any, Any], work: Work, claims: Claims | None, project_id: ProjectId | None = None
) -> WhoAsks | None:
    """Note who asks, and their standing in a project; answers what they were told when this message came before."""
    if claims is None:
        if work.call.id is None or not operation.changes:
            return None
        done = work.maybe(log.done_before, **work.message)
        if done is None:
            return None
        return WhoAsks(
            administrator=False,
            session_ends=done.time,
            done=True,
            body_hash=done.body_hash,
            permits=done.permits,
            reply=done.reply,
        )
    known = shared_cache().session_holds(claims.user_id, claims.session_id) if _cacheable(operation) else None
    if known is False:
        raise unauthenticated("The session has ended. Log in again.")
    work.speaks_for(claims.user_id, claims.session_id)
    if known:
        return None
    session = {"user_id": claims.user_id, "session_id": claims.session_id}
    statement = sql.who_asks if project_id is None else sql.who_asks_there
    row = work.maybe(statement, project_id=project_id, **session, **work.message)
    if row is None:
        raise unauthenticated("The session has ended. Log in again.")
    if project_id is not None:
        work.stands(project_id, row.standing)
    work.speaks_for(claims.user_id, claims.session_id, administrator=row.administrator)
    if operation.terms.asks is Asker.ADMINISTRATOR and not row.administrator:
        raise forbidden("Only administrators may do that.")
    if _cacheable(operation):
        shared_cache().keep_session(claims.user_id, claims.session_id, work.now)
    return row if row.done and operation.changes else None


def _cacheable(operation: Operation[Any, Any]) -> bool:
    """Changes ask PostgreSQL, in the same round trip that looks for an earlier reply; queries may ask Redis."""
    return not operation.changes and operation.terms.asks is Asker.USER


def _repeated(operation: Operation[Any, Any], work: Work, earlier: WhoAsks) -> bytes:
    """The first reply once more, to who may still have it."""
    if earlier.body_hash not in [mark.hex() for mark in work.body_marks()]:
        raise refused("key_reused", "Another message came under this id. Choose a new one.")
    for permit in earlier.permits or ():
        action, _, project = permit.partition(" ")
        work.permit(action, project=ProjectId(UUID(project)), archived_too=True, deleted_too=True)  # type: ignore[arg-type]
    if earlier.reply is None and _answers_secrets(operation):
        raise refused("already_done", "This was done already, and what it answered is told once only.")
    return (earlier.reply or "{}").encode()


@cache
def _answers_secrets(operation: Operation[Any, Any]) -> bool:
    from events.catalogue import holds_secret  # walks every type below the reply; only messages with an id need it

    return operation.terms.reply is not None and holds_secret(operation.terms.reply)


def _refuse_on_record(operation: Operation[Any, Any], call: Call, claims: Claims, refusal: Refusal) -> Outcome:
    """Nobody waits for the answer of a command that came by Kafka: its refusal is an event on the actor's stream."""
    transaction = database().transaction()
    work = Work(call, transaction, operation.name, claims.user_id)
    try:
        if _who_asks(operation, work, claims) is None:
            said = CommandRefused(operation=operation.name, code=refusal.code, detail=refusal.detail)
            work.announce(said, subject=claims.user_id, user=claims.user_id)
            work.commit(None)
        return Outcome(b"", work.envelopes)
    finally:
        transaction.end()


def _forget_changed(work: Work) -> None:
    """Drop what is remembered of changed tasks, before anyone is told that they changed."""
    tasks, projects = {}, {}
    for envelope in work.envelopes:
        if envelope.type.startswith(CHANGES_OF_TASKS) and envelope.type != TASK_CREATED:
            tasks[envelope.subject] = envelope.seq
        elif envelope.type.startswith(CHANGES_SHOWN_IN_TASKS):
            projects[envelope.stream.removeprefix("project:")] = envelope.seq
    shared_cache().forget_tasks(tasks, projects)


def _run_once(act: Callable[[], Came], *, knows_repeats: bool = True) -> Came:
    """Run it until PostgreSQL has either done it or refused: nothing was kept of a try that failed.

    A connection that broke during `COMMIT` leaves open what happened. The next try finds the message done, or does it;
    a message without an id could be done twice, so who sent it is told that nobody knows.
    """
    for last_try in (False, False, True):
        try:
            return act()
        except OutcomeUnknown as lost:
            failure: Exception = lost
            if not knows_repeats:
                raise outcome_unknown() from lost
        except Unreachable as lost:
            failure = lost
        except DatabaseError as error:
            failure = error
            if (refusal := _refusal_for(error.args[0])) is not None:
                raise refusal from error
        if last_try:
            raise try_again() from failure
    raise AssertionError("the last try returns or raises")


def _refusal_for(error: dict[str, str]) -> Refusal | None:
    """What PostgreSQL's error means to who asked, or null where another try can succeed. Raises what is a bug."""
    code, constraint = error.get("C", ""), error.get("n", "")
    if code in RETRIED or constraint == "inbox_pkey":
        return None
    if code == UNIQUE_VIOLATION:
        return taken(constraint)
    if code == FOREIGN_KEY_VIOLATION:
        return refused("conflict", "Something that this refers to was removed meanwhile.")
    if code in TOO_SLOW:
        return try_again()
    raise DatabaseError(error)
