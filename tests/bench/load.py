"""Clients in a closed loop: each sends its request again as soon as it is answered."""

import selectors
import socket
import time
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass
class _Client:
    connection: socket.socket
    request: bytes
    answer: bytes = b""


def request(path: str, body: bytes, headers: dict[str, str]) -> bytes:
    """A POST as it goes over the wire."""
    lines = [f"POST {path} HTTP/1.1", "host: localhost", f"content-length: {len(body)}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


def rate(port: int, requests: Sequence[bytes], seconds: float) -> float:
    """Answers a second to one client for each of `requests`. Raises AssertionError for an answer other than 2xx."""
    with selectors.DefaultSelector() as selector:
        for each in requests:
            connection = socket.create_connection(("127.0.0.1", port), timeout=10)
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            connection.sendall(each)
            selector.register(connection, selectors.EVENT_READ, _Client(connection, each))
        answered, began = 0, time.perf_counter()
        while (now := time.perf_counter()) < began + seconds:
            for key, _ in selector.select(timeout=10):
                client: _Client = key.data
                client.answer += client.connection.recv(65536)
                if _is_whole(client.answer):
                    assert client.answer.startswith(b"HTTP/1.1 2"), client.answer
                    answered, client.answer = answered + 1, b""
                    client.connection.sendall(client.request)
        for key in list(selector.get_map().values()):
            key.data.connection.close()
    return answered / (now - began)


def _is_whole(answer: bytes) -> bool:
    head, ended, body = answer.partition(b"\r\n\r\n")
    _, _, length = head.lower().partition(b"content-length: ")
    return bool(ended) and len(body) >= int(length.partition(b"\r\n")[0])
