"""Operations called over HTTP, as anybody does."""

import http.client
import json
import threading
import time
from typing import Any
from urllib.parse import urlsplit

TRIES = 5
TIMEOUT = 15  # seconds


class Refused(Exception):
    """An operation said no; `code` is stable, the text is for people."""

    def __init__(self, operation: str, problem: dict[str, Any]) -> None:
        super().__init__(f"{operation}: {problem.get('detail', problem)}")
        self.code = str(problem.get("code", ""))


class Doors:
    """The functions behind `functions_url`, a template with `{service}`; each thread keeps a connection of its own."""

    def __init__(self, functions_url: str) -> None:
        self._url = functions_url
        self._of_thread = threading.local()

    def ask(self, operation: str, body: dict[str, Any], *, token: str | None = None, key: str | None = None) -> Any:
        """The reply. Under one `key` it is done once, however often it is asked. Raises `Refused`."""
        headers = {"content-type": "application/json"}
        if token is not None:
            headers["authorization"] = f"Bearer {token}"
        if key is not None:
            headers["idempotency-key"] = key
        url = urlsplit(self._url.format(service=operation.replace("_", "-")))
        for tries in range(1, TRIES + 1):
            try:
                connection = self._connection(url.netloc)
                connection.request("POST", url.path, json.dumps(body).encode(), headers)
                response = connection.getresponse()
                answer = json.loads(response.read())
            except (OSError, http.client.HTTPException):
                self._of_thread.connection = None
                if tries == TRIES:
                    raise
            else:
                if response.status == 200:
                    return answer
                if response.status != 503 or tries == TRIES:
                    raise Refused(operation, answer)
            time.sleep(0.2 * tries)
        raise AssertionError("the last try returns or raises")

    def _connection(self, netloc: str) -> http.client.HTTPConnection:
        connection: http.client.HTTPConnection | None = getattr(self._of_thread, "connection", None)
        if connection is None:
            connection = self._of_thread.connection = http.client.HTTPConnection(netloc, timeout=TIMEOUT)
        return connection
