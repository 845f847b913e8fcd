"""A running NGINX in front of echoes, for tests that look at what passes it."""

import http.client
import json
import socket
import ssl
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from knative.local.stack import nginx
from knative.local.stack.ports import accepts
from knative.local.stack.settings import Settings
from tests.conformance.waiting import until


class _Echo(BaseHTTPRequestHandler):
    """Stands where functions and gateways do, and answers with what arrived."""

    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        headers = {name.lower(): value for name, value in self.headers.items()}
        reply = json.dumps({"path": self.path, "headers": headers, "port": self.connection.getsockname()[1]}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(reply)))
        self.end_headers()
        self.wfile.write(reply)

    do_GET = do_POST

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: tests print what they need."""


class Echo(ThreadingHTTPServer):
    """One echo; `down` ends it with every connection, those that are kept alive included."""

    daemon_threads = True

    def __init__(self, port: int) -> None:
        super().__init__(("127.0.0.1", port), _Echo)
        self._connections: list[socket.socket] = []
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()

    def get_request(self) -> tuple[socket.socket, Any]:
        connection, address = super().get_request()
        self._connections.append(connection)
        return connection, address

    def down(self) -> None:
        self.shutdown()
        self.server_close()
        for connection in self._connections:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


@dataclass
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def json(self) -> dict[str, Any]:
        content: dict[str, Any] = json.loads(self.body)
        return content


@dataclass
class Front:
    """NGINX at `port`, its output in `log`, the echoes behind it by their port."""

    port: int
    log: Path
    echoes: dict[int, Echo] = field(default_factory=dict)
    secure: bool = False

    def ask(
        self,
        method: str,
        path: str,
        headers: Mapping[str, str] | None = None,
        body: bytes = b"",
        *,
        secure: bool | None = None,
    ) -> Answer:
        """One request on a connection of its own."""
        if self.secure if secure is None else secure:
            anyone = ssl.create_default_context()
            anyone.check_hostname, anyone.verify_mode = False, ssl.CERT_NONE
            connection: http.client.HTTPConnection = http.client.HTTPSConnection("127.0.0.1", self.port, context=anyone)
        else:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request(method, path, body, dict(headers or {}))
            reply = connection.getresponse()
            return Answer(reply.status, reply.msg, reply.read())
        finally:
            connection.close()


@contextmanager
def front(settings: Settings, *, secure: bool = False, **others: str) -> Iterator[Front]:
    """NGINX with this environment's ports, limits and `others`, before an echo on every port behind it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # NGINX's workers are another account when root runs this.
        folder.chmod(0o755)
        (folder / "nginx.conf").write_text(nginx.render(settings, **({"STATE": name} | others)))
        log = folder / "log"
        with log.open("wb") as output:
            process = subprocess.Popen(nginx.command(folder / "nginx.conf"), stdout=output, stderr=output)
        ports = (settings.port("FUNCTIONS_PORT"), *settings.ports("GATEWAY_PORTS"))
        running = Front(settings.port("HTTP_PORT"), log, {port: Echo(port) for port in ports}, secure)
        try:
            until(lambda: process.poll() is not None or accepts("127.0.0.1", running.port))
            assert process.poll() is None, log.read_text()
            yield running
        finally:
            process.terminate()
            process.wait()
            for echo in running.echoes.values():
                echo.down()
