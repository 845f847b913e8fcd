"""A client of graphql-transport-ws, and a log of events behind the gateway."""

import contextlib
import json
from typing import Any, Self

import msgspec
from aiohttp import web
from redis import Redis
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from events.envelope import Envelope, envelope_of, frame
from tests.gateway.conftest import Asked, Functions
from tests.gateway.replies import AN_ID, as_json

ME, SESSION, PROJECT = AN_ID.format(1), AN_ID.format(2), AN_ID.format(3)
STREAM = f"project:{PROJECT}"
CHANGED = f'subscription {{ projectChanged(projectId: "{PROJECT}") {{ seq type actor {{ name }} data }} }}'
CHANGED_AFTER = f'subscription($after: Int) {{ projectChanged(projectId: "{PROJECT}", after: $after) {{ seq }} }}'


class Socket:
    """One connection, from the client's side; a context manager."""

    def __init__(self, port: int, authorization: str | None = "Bearer token", **options: Any) -> None:
        self._authorization = authorization
        usual = {"subprotocols": ["graphql-transport-ws"], "compression": None, "open_timeout": 5, "max_size": None}
        self._opening = connect(f"ws://127.0.0.1:{port}/graphql", **{**usual, **options})
        self._connection = self._opening.__enter__()

    def __enter__(self) -> Self:
        self.send({"type": "connection_init", "payload": {"authorization": self._authorization}})
        assert self.receive() == {"type": "connection_ack"}
        return self

    def __exit__(self, *_: object) -> None:
        self.leave()

    def leave(self) -> None:
        """Close it from our side."""
        self._opening.__exit__(None, None, None)

    def send(self, message: Any) -> None:
        """Any message."""
        self._connection.send(json.dumps(message))

    def receive(self, timeout: float = 8) -> Any:
        """The next message; raises TimeoutError, or ConnectionClosed."""
        return json.loads(self._connection.recv(timeout))

    def subscribe(self, query: str = CHANGED, id: str = "1", **variables: Any) -> Self:
        """Send a subscription."""
        self.send({"type": "subscribe", "id": id, "payload": {"query": query, "variables": variables}})
        return self

    def seqs(self, count: int, timeout: float = 8) -> list[int]:
        """The `seq` of the next events."""
        return [self.event(timeout)["seq"] for _ in range(count)]

    def event(self, timeout: float = 8) -> dict[str, Any]:
        """The next event, which must be one."""
        message = self.receive(timeout)
        assert message["type"] == "next", message
        (event,) = message["payload"]["data"].values()
        return event  # type: ignore[no-any-return]

    def error(self) -> str:
        """The code of the next message, which must be an error."""
        message = self.receive()
        assert message["type"] == "error", message
        code: str = message["payload"][0]["extensions"]["code"]
        return code

    def closed(self) -> int:
        """The code with which the other side closes."""
        with contextlib.suppress(ConnectionClosed):
            while True:
                self.receive()
        code: int | None = self._connection.close_code
        assert code is not None
        return code


class Log:
    """The log of one stream: what functions answer about it, and what goes through Redis."""

    def __init__(self, functions: Functions, redis: Redis, stream: str = STREAM) -> None:
        self.stream = stream
        self.epoch = 1
        self.envelopes: list[Envelope] = []
        self.lost: list[dict[str, Any]] = []
        self._redis = redis
        functions.reply("show_me", id=ME)
        session = {
            "id": SESSION,
            "current": True,
            "created_at": "2026-11-20T13:00:00Z",
            "last_used_at": "2026-11-20T13:00:00Z",
            "address": None,
            "agent": None,
        }
        functions.reply("list_sessions", nodes=[session])
        functions.reply("list_users_by_id", nodes=[{"id": ME, "name": "Ana", "initials": "A"}])
        functions.answers["list_heads"] = lambda _: _json({"nodes": self._heads()})
        functions.answers["list_missed_events"] = self._missed
        functions.answers["check_audience"] = lambda _: _json({"lost": self.lost})

    def write(self, count: int = 1, size: int = 0) -> list[Envelope]:
        """Append events; nobody hears of it yet."""
        first = len(self.envelopes) + 1
        added = [
            envelope_of(
                id=AN_ID.format(seq % 200),
                type="app.taskfleet.task.moved.v1",
                subject=AN_ID.format(9),
                time="2026-11-20T13:41:34Z",
                stream=self.stream,
                seq=seq,
                epoch=self.epoch,
                change_id=AN_ID.format(8),
                actor_id=ME,
                causation_id=None,
                traceparent=None,
                data=as_json({"after": {"status_id": "x" * size}}),
            )
            for seq in range(first, first + count)
        ]
        self.envelopes += added
        return added

    def publish(self, *envelopes: Envelope) -> None:
        """Send events through Redis, as the notifier does; those given at once come at once."""
        with self._redis.pipeline() as together:
            for envelope in envelopes:
                together.publish(envelope.stream, frame(envelope))
            together.execute()

    def happen(self, count: int = 1, size: int = 0) -> None:
        """Append events and send them."""
        self.publish(*self.write(count, size))

    def _heads(self) -> list[dict[str, Any]]:
        return [{"stream": self.stream, "epoch": self.epoch, "seq": len(self.envelopes)}] if self.envelopes else []

    def _missed(self, asked: Asked) -> web.Response:
        after, first = asked.body["after_seq"], asked.body.get("first", 200)
        page = self.envelopes[after : after + first]
        nodes = [{**msgspec.json.decode(msgspec.json.encode(one)), "actorname": None} for one in page]
        more = len(self.envelopes) > after + first
        return _json({"nodes": nodes, "page_info": {"end_cursor": None, "has_next_page": more}})


def _json(body: Any) -> web.Response:
    return web.Response(body=as_json(body), content_type="application/json")
