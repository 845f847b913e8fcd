"""One WebSocket: who it is, what it follows, and when it ends."""

import asyncio
import dataclasses
import time
import uuid
from collections.abc import Awaitable
from typing import Any
from urllib.parse import urlsplit

import msgspec

from events.contracts.session import ListSessions, OpenSessions
from events.contracts.user import ShowMe, User
from gateway.call_function import Asker, Functions, Refusal
from gateway.documents import Documents
from gateway.http import Headers, Receive, Scope, Send, asker_of, bearer
from gateway.live import protocol
from gateway.live.audience import Audience
from gateway.live.hub import Hub
from gateway.live.outbox import Outbox
from gateway.live.protocol import Closing, Message
from gateway.live.subscription import Subscription
from gateway.settings import Settings

SUBSCRIPTIONS = 20
MESSAGES_A_SECOND = 20.0
MESSAGES_AT_ONCE = 60.0
CLOSED_WITHIN = 5.0
JOINED_WITHIN = 2.0
"""Seconds after which a ping is answered although a subscription before it is not joined yet."""


@dataclasses.dataclass(frozen=True)
class LiveUpdates:
    """Answers /graphql for `websocket` scopes; an ASGI application."""

    settings: Settings
    documents: Documents
    functions: Functions
    hub: Hub
    audience: Audience

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One socket, from its handshake to its end."""
        await receive()
        headers: Headers = dict(scope["headers"])
        if not self._welcome(headers):
            await send({"type": "websocket.close"})  # not accepted before: 403
        elif protocol.SUBPROTOCOL not in scope["subprotocols"]:
            await send({"type": "websocket.http.response.start", "status": 400, "headers": []})
            await send({"type": "websocket.http.response.body", "body": b"graphql-transport-ws is spoken here.\n"})
        else:
            await send({"type": "websocket.accept", "subprotocol": protocol.SUBPROTOCOL})
            await Socket(self, asker_of(headers), receive, send).run()

    def _welcome(self, headers: Headers) -> bool:
        """Whether the handshake may come from there: from our own page, or with a bearer token, which no page can send.

        Who sends no Origin is no browser: its token may also come with connection_init, and must.
        """
        origin = headers.get(b"origin", b"").decode("latin-1")
        if not origin or headers.get(b"authorization", b"").lower().startswith(b"bearer "):
            return True
        local = urlsplit(origin).hostname in ("localhost", "127.0.0.1")
        ours = urlsplit(self.settings.public_url)
        return origin == f"{ours.scheme}://{ours.netloc}" or (self.settings.development and local)


class Socket:
    """An accepted connection; a `Listener` of the audience from connection_init on."""

    def __init__(self, live: LiveUpdates, asker: Asker, receive: Receive, send: Send) -> None:
        self.id = str(uuid.uuid4())
        self.user_id = ""
        self.session_id = ""
        self._live = live
        self._asker = asker
        self._receive = receive
        self._send = send
        self._outbox = Outbox(send, self._overflowed)
        self._subscriptions: dict[str, Subscription] = {}
        self._failed: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._pongs: set[asyncio.Future[Any]] = set()
        self._allowance = MESSAGES_AT_ONCE
        self._counted = time.monotonic()

    @property
    def project_ids(self) -> set[str]:
        """The projects that it follows."""
        return {one.project_id for one in self._subscriptions.values() if one.project_id}

    def end_session(self) -> None:
        """Its session does not hold: say no more, and close."""
        for one in self._subscriptions.values():
            one.close()
        self._fail(Closing(protocol.UNAUTHORIZED, "The session has ended."))

    def leave(self, project_id: str) -> None:
        """Its person is no longer in this project."""
        for one in tuple(self._subscriptions.values()):
            if one.project_id == project_id:
                one.end("forbidden", "You are no longer in this project.")

    def _overflowed(self) -> None:
        self._fail(Closing(protocol.TOO_MUCH, "Nothing that is sent is read."))

    def _fail(self, closing: Closing) -> None:
        if not self._failed.done():
            self._failed.set_exception(closing)

    async def run(self) -> None:
        """Serve until one side has enough."""
        writer = asyncio.create_task(self._outbox.run())
        closing: Closing | None = None
        try:
            async with asyncio.timeout(protocol.INIT_WITHIN) as patience:
                while (message := await self._next()) is not None:
                    if self.user_id:
                        self._take(message)
                    else:
                        await self._introduce(message)
                        patience.reschedule(None)
        except TimeoutError:
            closing = Closing(protocol.INIT_TIMEOUT, "connection_init did not come in time.")
        except Closing as reason:
            closing = reason
        finally:
            for one in self._subscriptions.values():
                one.close()
            writer.cancel()
            if not self._failed.cancel():
                self._failed.exception()  # looked at, so that nobody reports it as forgotten
            await self._live.audience.dismiss(self)
        if closing is not None:
            await _within(self._send({"type": "websocket.close", "code": closing.code, "reason": closing.reason}))

    async def _introduce(self, message: Message) -> None:
        if message.type != "connection_init":
            raise Closing(protocol.UNAUTHORIZED, "connection_init comes first.")
        init = protocol.read(bytes(message.payload), protocol.Init) or protocol.Init()
        if token := bearer(init.authorization):
            self._asker = dataclasses.replace(self._asker, authorization=token)
        try:
            me, sessions = await asyncio.gather(
                self._live.functions.call(ShowMe, {}, self._asker),
                self._live.functions.call(ListSessions, {}, self._asker),
            )
        except Refusal as refusal:
            passing = refusal.code in ("unavailable", "internal")
            raise Closing(protocol.TRY_AGAIN if passing else protocol.FORBIDDEN, refusal.detail) from None
        self.user_id = str(msgspec.json.decode(me, type=User).id)
        current = [one.id for one in msgspec.json.decode(sessions, type=OpenSessions).nodes if one.current]
        if not current:
            raise Closing(protocol.FORBIDDEN, "Live updates need a session.")
        self.session_id = str(current[0])
        if not await self._live.audience.admit(self):
            raise Closing(protocol.TRY_AGAIN, "Too many sockets.")
        self._outbox.put(protocol.ACK)

    def _take(self, message: Message) -> None:
        match message.type:
            case "subscribe":
                self._subscribe(message)
            case "complete":
                ended = self._subscriptions.pop(message.id or "", None)
                if ended is not None:
                    ended.close()
            case "ping":
                self._pong()
            case "pong":
                pass
            case "connection_init":
                raise Closing(protocol.TOO_MANY_INITS, "There was a connection_init already.")
            case _:
                raise Closing(protocol.BAD_REQUEST, "That is no message of graphql-transport-ws.")

    def _pong(self) -> None:
        """Answer when the subscriptions before it are joined: what happens from then on is not missed."""
        joining = [task for one in self._subscriptions.values() if (task := one.joining)]
        if not joining:
            self._outbox.put(protocol.PONG)
            return
        waiting = asyncio.ensure_future(asyncio.wait(joining, timeout=JOINED_WITHIN))
        self._pongs.add(waiting)
        waiting.add_done_callback(self._pongs.discard)
        waiting.add_done_callback(lambda _: self._outbox.put(protocol.PONG))

    def _subscribe(self, message: Message) -> None:
        if not message.id or len(message.id) > protocol.LONGEST_ID:
            raise Closing(protocol.BAD_REQUEST, "A subscription has an id.")
        if message.id in self._subscriptions:
            raise Closing(protocol.ALREADY_EXISTS, "There is a subscription of this id already.")
        asked = protocol.read(bytes(message.payload), protocol.Subscribe)
        if asked is None:
            raise Closing(protocol.BAD_REQUEST, "A subscription has a query.")
        subscription = Subscription(message.id, self, self._outbox, self._asker, self._forget)
        if len(self._subscriptions) >= SUBSCRIPTIONS:
            subscription.end("too_many_subscriptions", f"At most {SUBSCRIPTIONS} subscriptions a socket.")
            return
        self._subscriptions[message.id] = subscription
        subscription.start(asked, self._live.documents, self._live.hub, self._live.audience)

    def _forget(self, id: str) -> None:
        self._subscriptions.pop(id, None)

    async def _next(self) -> Message | None:
        """The next message, None when the client is gone; raises Closing."""
        receiving = asyncio.ensure_future(self._receive())
        either: set[asyncio.Future[Any]] = {receiving, self._failed}
        try:
            await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
            if self._failed.done():
                self._failed.result()
            event = receiving.result()
        finally:
            receiving.cancel()
        if event["type"] == "websocket.disconnect":
            return None
        self._count()
        text = event.get("text") or event.get("bytes") or ""
        if len(text) > protocol.LARGEST_MESSAGE:
            raise Closing(protocol.TOO_LARGE, "A message has at most 64 KiB.")
        message = protocol.read(text, Message)
        if message is None:
            raise Closing(protocol.BAD_REQUEST, "That is no message of graphql-transport-ws.")
        return message

    def _count(self) -> None:
        now = time.monotonic()
        self._allowance = min(MESSAGES_AT_ONCE, self._allowance + (now - self._counted) * MESSAGES_A_SECOND)
        self._counted = now
        if self._allowance < 1:
            raise Closing(protocol.TOO_MUCH, "Too many messages.")
        self._allowance -= 1


async def _within(sending: Awaitable[None]) -> None:
    """Send, but do not wait for ever for somebody who reads nothing."""
    try:
        await asyncio.wait_for(sending, CLOSED_WITHIN)
    except (TimeoutError, OSError):
        return
