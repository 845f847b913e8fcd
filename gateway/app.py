"""The ASGI application: /graphql, /graphql/session and /healthz. `uvicorn gateway.app:app` serves it."""

import logging
from contextlib import AsyncExitStack

from gateway.call_function import Functions
from gateway.documents import Documents
from gateway.http import PATHS, GraphQLOverHTTP, Receive, Scope, Send, respond
from gateway.live.audience import Audience
from gateway.live.hub import Hub
from gateway.live.socket import LiveUpdates
from gateway.settings import settings

TEXT = b"text/plain; charset=utf-8"


class Gateway:
    """Opens its connections when the server starts, closes them when it ends."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """An ASGI application."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http" and scope["path"] in PATHS:
            await self._http(scope, receive, send)
        elif scope["type"] == "http":
            healthy = scope["path"] == "/healthz"
            await respond(send, 200 if healthy else 404, b"ok\n" if healthy else b"There is nothing here.\n", TEXT)
        elif scope["path"] == "/graphql":
            await self._sockets(scope, receive, send)
        else:
            await send({"type": "websocket.close"})

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
        try:
            chosen = settings()
        except ValueError as error:
            await send({"type": "lifespan.startup.failed", "message": str(error)})
            return
        async with AsyncExitStack() as stack:
            functions = await stack.enter_async_context(Functions(chosen.functions_url, chosen.gateway_secret))
            documents = Documents(introspection=chosen.development)
            self._http = GraphQLOverHTTP(chosen, documents, functions)
            hub = await stack.enter_async_context(Hub(chosen.redis_url, functions))
            audience = await stack.enter_async_context(Audience(chosen.redis_url, functions, hub.trusted))
            self._sockets = LiveUpdates(chosen, documents, functions, hub, audience)
            await send({"type": "lifespan.startup.complete"})
            await receive()
        await send({"type": "lifespan.shutdown.complete"})


app = Gateway()
