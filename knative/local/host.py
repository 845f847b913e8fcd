"""All functions in one server, each under its Service's name: `/create-task`, `/create-task/from-kafka`.

What Knative does with a pod for each function, a laptop does with one process: `python -m knative.local.host`.
Each function is the framework's own application, made when it is first asked for.
"""

import os

import functions_framework.aio
import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send

from events.store.settings import required
from functions.runtime import serve

LONGEST_PATH = 200  # characters


class Host:
    """Hands each request to the function that its path names first, with the rest of the path."""

    def __init__(self) -> None:
        self._apps: dict[str, ASGIApp | None] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            return await _lifespan(receive, send)
        _, service, *rest = scope["path"][:LONGEST_PATH].split("/")
        app = self._app(service)
        if app is None:
            await send({"type": "http.response.start", "status": 404, "headers": []})
            return await send({"type": "http.response.body", "body": b""})
        path = "/" + "/".join(rest)
        return await app({**scope, "path": path, "raw_path": path.encode()}, receive, send)

    def _app(self, service: str) -> ASGIApp | None:
        name = service.replace("-", "_")
        if not service.replace("-", "").isalpha() or not service.islower():
            return None
        if service not in self._apps:
            try:
                serve.load(name)
            except AttributeError:
                return None
            self._apps[service] = functions_framework.aio.create_asgi_app(name, serve.__file__)  # type: ignore[no-untyped-call]
        return self._apps[service]


async def _lifespan(receive: Receive, send: Send) -> None:
    while True:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return


def main() -> None:
    """Serve on `FUNCTIONS_PORT`, on loopback where `LISTEN_ADDRESS` says nothing else."""
    (port,) = required("FUNCTIONS_PORT")
    os.environ.setdefault("FUNCTION_THREADS", "8")
    uvicorn.run(
        Host(),
        host=os.environ.get("LISTEN_ADDRESS", "127.0.0.1"),
        port=int(port),
        access_log=False,
        log_level="warning",
        server_header=False,
        # NGINX gives up an idle connection first, after 30 s: one that closes as a request comes would lose it.
        timeout_keep_alive=75,
    )


if __name__ == "__main__":
    main()
