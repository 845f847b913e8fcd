"""One `subscribe` of a socket, from its message to its end."""

import asyncio
import logging
from collections.abc import Callable
from uuid import UUID

from graphql import GraphQLError, OperationType
from graphql.execution.values import get_argument_values

from events.contracts.message import INBOX, PROJECT
from events.names import stream_name
from gateway.answer import Operation, prepare
from gateway.call_function import Asker, Refusal, internal
from gateway.documents import Documents, Unacceptable
from gateway.live import protocol
from gateway.live.audience import Audience, Listener
from gateway.live.event import View
from gateway.live.feed import Feed
from gateway.live.follower import BEHIND, RESYNC, RETRY, Follower
from gateway.live.hub import Hub
from gateway.live.outbox import Outbox

log = logging.getLogger(__name__)


class Subscription:
    """Checks, joins the feed of its stream, and is over when either side says so."""

    def __init__(
        self, id: str, listener: Listener, outbox: Outbox, asker: Asker, forget: Callable[[str], None]
    ) -> None:
        """`forget` is called with the id when the subscription ends by itself."""
        self.project_id: str | None = None
        self._id = id
        self._listener = listener
        self._outbox = outbox
        self._asker = asker
        self._forget = forget
        self._hub: Hub | None = None
        self._feed: Feed | None = None
        self._follower: Follower | None = None
        self._task: asyncio.Task[None] | None = None

    def start(self, asked: protocol.Subscribe, documents: Documents, hub: Hub, audience: Audience) -> None:
        """Begin; events follow, or an error message says why not."""
        self._hub = hub
        self._task = asyncio.create_task(self._run(asked, documents, hub, audience))

    @property
    def joining(self) -> asyncio.Task[None] | None:
        """What is under way until its events come, or it was refused."""
        return self._task if self._task is not None and not self._task.done() else None

    def end(self, code: str, detail: str) -> None:
        """End it from our side, and say why."""
        self._end(code, [GraphQLError(detail)])

    def close(self) -> None:
        """End it without a word: the client knows."""
        if self._task is not None:
            self._task.cancel()
        if self._follower is not None:
            self._follower.close()
        if self._feed is not None and self._hub is not None:
            if self._follower is not None:
                self._feed.followers.discard(self._follower)
            self._hub.close(self._feed)
            self._feed = None

    async def _run(self, asked: protocol.Subscribe, documents: Documents, hub: Hub, audience: Audience) -> None:
        try:
            operation = prepare(documents.open(asked.query), asked.operation_name, asked.variables or {})
            if operation.node.operation is not OperationType.SUBSCRIPTION:
                raise Unacceptable("malformed", [GraphQLError("Queries and mutations are sent by POST.")])
            stream, after = self._asked_for(operation)
            feed = await self._join(stream, after, hub, audience)
        except Unacceptable as refused:
            self._end(refused.code, refused.errors)
        except Refusal as refusal:
            self.end(refusal.code, refusal.detail)
        except Exception:
            log.exception("a subscription failed trace=%s", self._asker.trace)
            bug = internal(self._asker)
            self.end(bug.code, bug.detail)
        else:
            self._feed = feed
            position = feed.seq if after is None else after
            prefix = protocol.next_prefix(self._id)
            view = View(operation, self._asker)
            self._follower = Follower(feed, view, prefix, position, self._outbox, self.end)
            feed.followers.add(self._follower)

    def _asked_for(self, operation: Operation) -> tuple[str, int | None]:
        """The stream, and the `seq` after which to begin."""
        (field,) = operation.plan.fields
        if field.definition is None:
            raise Unacceptable("invalid_document", [GraphQLError("Nothing is subscribed to.")])
        try:
            arguments = get_argument_values(field.definition, field.nodes[0], operation.values, hide_suggestions=True)
        except GraphQLError as error:
            raise Unacceptable("invalid", [error]) from None
        after = arguments.get("after")
        if "projectId" not in arguments:
            return stream_name(INBOX, self._listener.user_id), after
        try:
            self.project_id = str(UUID(arguments["projectId"]))
        except ValueError:
            raise _no_such_project() from None
        return stream_name(PROJECT, self.project_id), after

    async def _join(self, stream: str, after: int | None, hub: Hub, audience: Audience) -> Feed:
        while True:
            try:
                if self.project_id and not await audience.may_follow(self._listener, self.project_id):
                    raise _no_such_project()
                feed = await hub.open(stream)
            except Refusal as refusal:
                # A client takes an error for the end; what is only away for a moment is waited for.
                if refusal.code != "unavailable":
                    raise
                await asyncio.sleep(RETRY)
                continue
            if after is None or after <= feed.seq:
                return feed
            try:
                heads = await hub.heads([stream])
                if not heads or heads[0].seq < after:
                    raise Refusal(RESYNC, BEHIND)  # the reader has seen what a restored log does not know
                feed.head_is(heads[0].epoch, heads[0].seq)
            except BaseException:
                hub.close(feed)
                raise
            return feed

    def _end(self, code: str, errors: list[GraphQLError]) -> None:
        self._forget(self._id)
        self._outbox.put(protocol.error(self._id, code, errors))
        self.close()


def _no_such_project() -> Refusal:
    return Refusal("not_found", "There is no such thing, or it is not yours to see.")
