"""Installations of their own, where nobody has signed up yet."""

import os
import secrets
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

from pg8000.native import Connection

from events.store.database import Database
from tests.calling import Workspace
from tests.waiting import until


@dataclass(frozen=True)
class Installation:
    """Functions of their own over rows of their own."""

    workspace: Workspace
    database: Database


@contextmanager
def installation(environment: dict[str, str], sign_up: str) -> Iterator[Installation]:
    """The functions with a `SIGN_UP`, over a database that holds nothing."""
    with ExitStack() as started:
        url = started.enter_context(_new_database(environment["DATABASE_URL"]))
        environment = {**os.environ, **environment, "SIGN_UP": sign_up, "DATABASE_URL": url}
        subprocess.run([sys.executable, "-m", "events.store.migrate"], env=environment, check=True)
        workspace = started.enter_context(Workspace(started.enter_context(_functions(environment))))
        yield Installation(workspace, Database(url))


@contextmanager
def _new_database(url: str) -> Iterator[str]:
    parts = urlsplit(url)
    name = f"new_{secrets.token_hex(6)}"
    connection = Connection(parts.username or "", parts.hostname or "", parts.path[1:], parts.port or 0, parts.password)
    with closing(connection):
        connection.run(f"CREATE DATABASE {name}")
        try:
            yield parts._replace(path=f"/{name}").geturl()
        finally:
            connection.run(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def _functions(environment: dict[str, str]) -> Iterator[str]:
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    environment = {**environment, "FUNCTIONS_PORT": str(port)}
    with subprocess.Popen([sys.executable, "-m", "knative.local.host"], env=environment) as process:
        try:
            until(lambda: _listens(port), within=30, what="that the functions listen")
            yield f"http://127.0.0.1:{port}/{{service}}"
        finally:
            process.terminate()


def _listens(port: int) -> bool:
    with closing(socket.socket()) as asking:
        return asking.connect_ex(("127.0.0.1", port)) == 0
