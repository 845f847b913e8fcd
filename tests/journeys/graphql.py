"""GraphQL as the web app speaks it: queries and mutations over HTTP, subscriptions over graphql-transport-ws."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Self

import requests
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from tests.waiting import until

TIMEOUT = 15  # seconds
PROTOCOL = Subprotocol("graphql-transport-ws")


class Refused(Exception):
    """An answer with errors; `code` is the first one's."""

    def __init__(self, errors: list[dict[str, Any]]) -> None:
        super().__init__(str(errors))
        self.code = errors[0].get("extensions", {}).get("code")


class Away(Exception):
    """NGINX answered by itself: no gateway could be reached just then."""


class Client:
    """Somebody at the gateway's door; `url` is where people find Taskfleet."""

    def __init__(self, url: str, token: str | None = None) -> None:
        self.url = url
        self.token = token
        self._http = requests.Session()

    def ask(self, document: str, **variables: Any) -> Any:
        """The data of an answer. Raises `Refused` where it has errors, `Away` where no gateway answered."""
        headers = {"authorization": f"Bearer {self.token}"} if self.token else {}
        body = {"query": document, "variables": variables}
        response = self._http.post(f"{self.url}/graphql", json=body, headers=headers, timeout=TIMEOUT)
        if response.status_code in (502, 503, 504):
            raise Away
        answer = response.json()
        if answer.get("errors"):
            raise Refused(answer["errors"])
        return answer["data"]

    @contextmanager
    def subscribed(self, document: str, **variables: Any) -> Iterator["Subscription"]:
        """A running subscription."""
        with Subscription(self, document, variables) as subscription:
            yield subscription


class Subscription:
    """One subscription that comes back when its connection breaks, after what it saw last, as the web app does.

    `items` gathers the root field of each item; `after` is put among the variables from the second connection on.
    """

    def __init__(self, client: Client, document: str, variables: dict[str, Any]) -> None:
        self._client = client
        self._document = document
        self._variables = variables
        self._ended = threading.Event()
        self._connected = threading.Event()
        self._socket: ClientConnection | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)
        self.items: list[dict[str, Any]] = []
        self.codes: list[str] = []

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._connected.wait(10), "the subscription did not start"
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        if self._socket is not None:
            self._socket.close()
        self._thread.join(5)

    def wait_for(self, count: int, *, within: float = 10) -> list[dict[str, Any]]:
        """The items, once there are so many."""
        until(lambda: len(self.items) >= count, within=within, what=f"{count} items ({len(self.items)} came)")
        return self.items

    def _run(self) -> None:
        while not self._ended.is_set():
            try:
                self._follow()
            except (ConnectionClosed, OSError, TimeoutError, EOFError):
                self._ended.wait(0.2)
            except Exception as other:
                if "rejected" not in str(other):
                    raise
                self._ended.wait(0.2)

    def _follow(self) -> None:
        address = self._client.url.replace("http", "ws", 1) + "/graphql"
        with connect(address, subprotocols=[PROTOCOL], origin=Origin(self._client.url), open_timeout=5) as self._socket:
            self._send(type="connection_init", payload={"authorization": f"Bearer {self._client.token}"})
            assert self._receive()["type"] == "connection_ack"
            if self.items:
                self._variables["after"] = self.items[-1]["seq"]
            payload = {"query": self._document, "variables": self._variables}
            self._send(id="1", type="subscribe", payload=payload)
            # A ping is answered after what was sent before it has been taken up.
            self._send(type="ping")
            while not self._ended.is_set():
                message = self._receive()
                match message["type"]:
                    case "pong":
                        self._connected.set()
                    case "ping":
                        self._send(type="pong")
                    case "next":
                        self._take(message["payload"])
                    case "error" | "complete":
                        self.codes += [e.get("extensions", {}).get("code") for e in message.get("payload", [])]
                        return

    def _take(self, payload: Any) -> None:
        if payload.get("errors"):
            self.codes += [error.get("extensions", {}).get("code") for error in payload["errors"]]
        if payload.get("data"):
            (item,) = payload["data"].values()
            if item is not None:
                self.items.append(item)

    def _send(self, **message: Any) -> None:
        assert self._socket is not None
        self._socket.send(json.dumps(message))

    def _receive(self) -> Any:
        assert self._socket is not None
        return json.loads(self._socket.recv(timeout=60))
