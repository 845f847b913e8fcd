"""A gateway on real HTTP, with functions behind it that answer what a test told them to."""

import asyncio
import json
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from http.client import HTTPConnection
from typing import Any, Protocol

import pytest
import uvicorn
from aiohttp import web

from events import catalogue
from gateway import settings as gateway_settings
from gateway.app import Gateway
from tests.gateway.replies import a_reply, as_json

GATEWAY_SECRET = "the gateway's own credential, long enough"


@dataclass
class Asked:
    """What a function was asked."""

    operation: str
    headers: dict[str, str]
    body: Any
    request: web.Request

    def hang_up(self) -> None:
        """Break the connection before anything is answered."""
        if self.request.transport:
            self.request.transport.abort()


Answer = Callable[[Asked], web.Response]


@dataclass
class Functions:
    """Every operation behind one real HTTP server; unless told otherwise, an operation answers an example."""

    url: str = ""
    asked: list[Asked] = field(default_factory=list)
    answers: dict[str, Answer] = field(default_factory=dict)

    def reply(self, operation: str, **known: Any) -> None:
        """Let an operation answer its example with these fields."""
        reply = a_reply(catalogue.operations()[operation], **known)
        self.answers[operation] = lambda _: web.Response(body=as_json(reply), content_type="application/json")

    def refuse(self, operation: str, status: int, code: str, detail: str, **members: Any) -> None:
        """Let an operation refuse with this problem (RFC 9457)."""
        problem = {"type": "about:blank", "status": status, "code": code, "detail": detail, **members}
        self.answers[operation] = lambda _: web.Response(
            status=status, body=as_json(problem), content_type="application/problem+json"
        )

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Record what was asked, and answer."""
        operation = request.match_info["service"].replace("-", "_")
        asked = Asked(operation, dict(request.headers), json.loads(await request.read()), request)
        self.asked.append(asked)
        if operation not in self.answers:
            self.reply(operation)
        return self.answers[operation](asked)

    def of(self, operation: str) -> list[Asked]:
        """What one operation was asked, in order."""
        return [asked for asked in self.asked if asked.operation == operation]


class Loop:
    """An event loop in a thread, so that tests read from top to bottom without await."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self._thread.start()

    def run(self, coroutine: Any, timeout: float = 15) -> Any:
        """The result of a coroutine."""
        future: Future[Any] = asyncio.run_coroutine_threadsafe(coroutine, self.loop)
        return future.result(timeout)

    def close(self) -> None:
        """End the thread."""
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join(5)


@dataclass
class Answered:
    """A response: status, headers in lower case, body."""

    status: int
    headers: dict[str, str]
    body: Any

    @property
    def code(self) -> str:
        """The code of the first error."""
        code: str = self.body["errors"][0]["extensions"]["code"]
        return code


@dataclass
class Client:
    """Sends what a browser or curl would."""

    port: int

    def send(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answered:
        """One request as it is."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=15)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body, named)
            response = connection.getresponse()
            content = response.read()
            kind = response.getheader("content-type", "")
            return Answered(
                response.status,
                {name.lower(): value for name, value in response.getheaders()},
                json.loads(content) if "json" in kind else content,
            )
        finally:
            connection.close()

    def ask(
        self, document: str, variables: dict[str, Any] | None = None, path: str = "/graphql", **headers: str
    ) -> Answered:
        """One GraphQL request."""
        body = as_json({"query": document, "variables": variables})
        return self.send("POST", path, body, **{"content_type": "application/json", **headers})


class Starts(Protocol):
    """Starts a gateway in an environment that differs in some names; answers its client."""

    def __call__(self, **environment: str) -> Client: ...


@pytest.fixture(scope="session")
def loop() -> Iterator[Loop]:
    running = Loop()
    yield running
    running.close()


@pytest.fixture
def functions(loop: Loop) -> Iterator[Functions]:
    known = Functions()

    async def start() -> web.AppRunner:
        application = web.Application()
        application.router.add_post("/{service}", known.handle)
        runner = web.AppRunner(application, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        known.url = f"http://127.0.0.1:{runner.addresses[0][1]}/{{service}}"
        return runner

    runner = loop.run(start())
    yield known
    loop.run(runner.cleanup())


@pytest.fixture
def start_gateway(loop: Loop, functions: Functions, monkeypatch: pytest.MonkeyPatch) -> Iterator[Starts]:
    servers: list[tuple[uvicorn.Server, asyncio.Task[None]]] = []

    def start(**environment: str) -> Client:
        usual = {
            "FUNCTIONS_URL": functions.url,
            "GATEWAY_SECRET": GATEWAY_SECRET,
            "REDIS_URL": "redis://127.0.0.1:1/0",
            "PUBLIC_URL": "https://tasks.example.org",
            "ENVIRONMENT": "production",
        }
        for name, value in (usual | environment).items():
            monkeypatch.setenv(name, value)
        gateway_settings.settings.cache_clear()
        server = uvicorn.Server(
            uvicorn.Config(Gateway(), port=0, log_level="warning", ws="websockets-sansio", timeout_graceful_shutdown=1)
        )
        server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]

        async def serve() -> asyncio.Task[None]:
            task = asyncio.ensure_future(server._serve())
            while not server.started and not task.done():
                await asyncio.sleep(0.01)
            if task.done():
                await task
            return task

        servers.append((server, loop.run(serve())))
        port = server.servers[0].sockets[0].getsockname()[1]
        return Client(port)

    yield start
    for server, task in servers:
        server.should_exit = True
        loop.run(_finished(task))
    gateway_settings.settings.cache_clear()


async def _finished(task: asyncio.Task[None]) -> None:
    await asyncio.wait_for(task, 10)


@pytest.fixture
def gateway(start_gateway: Starts) -> Client:
    """A gateway as in production."""
    return start_gateway()
