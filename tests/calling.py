"""Calling operations as people do: over HTTP, with plain JSON and a bearer token."""

import json
import secrets
import string
from dataclasses import dataclass, field
from typing import Any, Self

import requests

PASSWORD = "a long enough secret"
TIMEOUT = 15  # seconds


@dataclass(frozen=True)
class Answer:
    """What a function answered."""

    status: int
    body: Any
    headers: dict[str, str]


@dataclass
class Person:
    """Somebody with an account and a session."""

    workspace: "Workspace"
    name: str
    email: str
    session: dict[str, Any] = field(repr=False)
    password: str = PASSWORD
    seen: int = 0
    signed: Any = None

    @property
    def id(self) -> str:
        """Their account."""
        return str(self.session["user"]["id"])

    @property
    def token(self) -> str:
        """Their access token."""
        return str(self.session["access_token"])

    def command_token(self, operation: str, body: Any) -> Any:
        """A command of theirs as a CloudEvent signed for Kafka: the one signed before they left, or a new one."""
        return self.signed or self.ask("issue_command_token", operation=operation, body=body)["event"]

    def sign_before_leaving(self, operation: str, body: Any) -> None:
        """Have a command signed that is sent only after their session has ended."""
        self.signed = self.ask("issue_command_token", operation=operation, body=body)["event"]

    def call(self, operation: str, /, *, once: str | None = None, **body: Any) -> Answer:
        """Call an operation, whatever it answers; `once` is its `Idempotency-Key`."""
        return self.workspace.call(operation, body, token=self.token, key=once)

    def ask(self, operation: str, /, *, once: str | None = None, **body: Any) -> Any:
        """Call an operation that must succeed; answers its reply."""
        answer = self.call(operation, once=once, **body)
        assert answer.status == 200, f"{operation} answered {answer.status}: {answer.body}"
        return answer.body

    def refused(self, operation: str, /, *, once: str | None = None, **body: Any) -> Any:
        """Call an operation that must be refused; answers the problem."""
        answer = self.call(operation, once=once, **body)
        assert 400 <= answer.status < 500, f"{operation} answered {answer.status}: {answer.body}"
        assert answer.headers["content-type"] == "application/problem+json"
        return answer.body


class Workspace:
    """Where tests make people and projects; `functions_url` is a template with `{service}`."""

    def __init__(self, functions_url: str) -> None:
        self._functions_url = functions_url
        self._http = requests.Session()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def call(
        self,
        operation: str,
        body: Any,
        *,
        token: str | None = None,
        key: str | None = None,
        headers: dict[str, str] | None = None,
    ) -> Answer:
        """POST a body (bytes go as they are) to an operation by its name, such as `create_task`."""
        sent = {"content-type": "application/json", **(headers or {})}
        if token is not None:
            sent["authorization"] = f"Bearer {token}"
        if key is not None:
            sent["idempotency-key"] = key
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        response = self._http.post(self.url_of(operation), data=data, headers=sent, timeout=TIMEOUT)
        is_json = "json" in response.headers.get("content-type", "")
        return Answer(response.status_code, response.json() if is_json else response.content, dict(response.headers))

    def url_of(self, operation: str) -> str:
        """Where an operation answers."""
        return self._functions_url.format(service=operation.replace("_", "-"))

    def a_person(self, name: str = "Ana Gomez", **more: Any) -> Person:
        """Somebody new, signed up and logged in."""
        email = f"{name.split()[0].lower()}-{secrets.token_hex(6)}@example.com"
        answer = self.call("sign_up", {"email": email, "name": name, "password": PASSWORD, **more})
        assert answer.status == 200, answer.body
        return Person(self, name, email, answer.body)

    def a_key(self) -> str:
        """A project key that nobody has."""
        return "".join(secrets.choice(string.ascii_uppercase) for _ in range(8))

    def a_project(self, owner: Person, **more: Any) -> Any:
        """A project of somebody's, with To do, Doing and Done."""
        return owner.ask("create_project", **{"key": self.a_key(), "name": "Home", **more})

    def a_member(self, project: Any, owner: Person, *, role: str = "member", name: str = "Ben Okafor") -> Person:
        """Somebody new who accepted an invitation to a project."""
        person = self.a_person(name)
        invitation = owner.ask("invite_member", project_id=project["id"], email=person.email, role=role)
        person.ask("accept_invitation", id=invitation["id"])
        return person

    def a_task(self, person: Person, project: Any, **more: Any) -> Any:
        """A task in a project."""
        return person.ask("create_task", **{"project_id": project["id"], "title": "Pay rent", **more})
