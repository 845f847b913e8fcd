"""How a function is called: three bodies, replies, refusals, doing it twice, who asks."""

import json
from typing import Any
from uuid import uuid4

import pytest
import requests

from tests.calling import Person, Workspace

CREATE = "app.taskfleet.task.create.v1"
BINARY = {"ce-specversion": "1.0", "ce-type": CREATE, "ce-source": "/tests", "content-type": "application/json"}
STRUCTURED = {"content-type": "application/cloudevents+json"}


@pytest.fixture
def ana(workspace: Workspace) -> Person:
    """Somebody with a project."""
    person = workspace.a_person()
    person.session["project"] = workspace.a_project(person)
    return person


def a_body(ana: Person, **more: Any) -> dict[str, Any]:
    """What create_task takes."""
    return {"project_id": ana.session["project"]["id"], "title": "Pay rent", **more}


def send(workspace: Workspace, ana: Person, data: Any, **headers: str) -> requests.Response:
    """POST to create_task, as is."""
    sent = {"authorization": f"Bearer {ana.token}", **headers}
    body = data if isinstance(data, bytes) else json.dumps(data).encode()
    return requests.post(workspace.url_of("create_task"), data=body, headers=sent, timeout=10)


def test_json_is_answered_by_json(workspace: Workspace, ana: Person) -> None:
    answer = send(workspace, ana, a_body(ana), **{"content-type": "application/json"})

    assert answer.status_code == 200
    assert answer.json()["title"] == "Pay rent"
    assert not [name for name in answer.headers if name.lower().startswith("ce-")]


def test_a_binary_cloudevent_is_answered_by_a_cloudevent(workspace: Workspace, ana: Person) -> None:
    answer = send(workspace, ana, a_body(ana), **BINARY, **{"ce-id": "m-1"})

    assert answer.json()["title"] == "Pay rent"
    assert answer.headers["ce-type"] == f"{CREATE}.reply"
    assert answer.headers["ce-specversion"] == "1.0"
    assert answer.headers["ce-causationid"] == "m-1"


def test_a_structured_cloudevent_is_answered_by_a_cloudevent(workspace: Workspace, ana: Person) -> None:
    event = {"specversion": "1.0", "id": "m-1", "source": "/tests", "type": CREATE, "data": a_body(ana)}

    answer = send(workspace, ana, event, **STRUCTURED)

    assert answer.json()["title"] == "Pay rent"
    assert answer.headers["ce-type"] == f"{CREATE}.reply"


def test_the_same_message_in_another_mode_is_the_same_message(workspace: Workspace, ana: Person) -> None:
    body = a_body(ana)
    event = {"specversion": "1.0", "id": "m-1", "source": "/tests", "type": CREATE, "data": body}

    first = send(workspace, ana, body, **BINARY, **{"ce-id": "m-1"})
    again = send(workspace, ana, event, **STRUCTURED)

    assert again.json() == first.json()


def test_two_sources_may_use_one_id(workspace: Workspace, ana: Person) -> None:
    first = send(workspace, ana, a_body(ana), **BINARY, **{"ce-id": "m-1"})
    other = send(workspace, ana, a_body(ana), **{**BINARY, "ce-source": "/elsewhere"}, **{"ce-id": "m-1"})

    assert other.json()["number"] == first.json()["number"] + 1


@pytest.mark.parametrize(
    ("data", "headers"),
    [
        (b"{", {"content-type": "application/json"}),
        (b"", {"content-type": "text/plain"}),
        (b"hello-there", {"content-type": "text/plain"}),
        (b"[]", {"content-type": "application/cloudevents-batch+json"}),
        (b"{}", {**BINARY, "ce-type": "app.taskfleet.task.delete.v1", "ce-id": "m"}),
        (b"{}", {**BINARY}),
        (b"{}", {**BINARY, "ce-id": "m", "ce-specversion": "7.0"}),
        (b"{}", {**BINARY, "ce-id": "m", "content-type": "text/xml"}),
        (b"{}", {"content-type": "application/json", "idempotency-key": "x" * 301}),
        (b"<a/>", STRUCTURED),
        (b'{"specversion": "1.0"}', STRUCTURED),
        (b'{"specversion":"1.0","id":"m","source":"/t","type":"' + CREATE.encode() + b'","data":NaN}', STRUCTURED),
        (b"[" * 10_000, STRUCTURED),
        (b"\xff\xfe", {"content-type": "application/json"}),
        (b'{"title": "\\ud800"}', {"content-type": "application/json"}),
        (b'{"title": NaN}', {"content-type": "application/json"}),
    ],
)
def test_what_cannot_be_read_is_refused_and_not_repeated(
    workspace: Workspace, ana: Person, data: bytes, headers: dict[str, str]
) -> None:
    answer = send(workspace, ana, data, **headers)

    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] == "malformed"
    assert "hello-there" not in answer.text


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"title": 7}, "title"),
        ({"title": None}, "title"),
        ({"title": "   "}, "title"),
        ({"project_id": "home"}, "project_id"),
        ({"priority": "asap"}, "priority"),
        ({"estimate": -1}, "estimate"),
        ({"estimate": 1e300}, "estimate"),
        ({"due": {"date": "2026-13-01"}}, "due.date"),
        ({"due": {"date": "2026-11-30", "time": "25:00"}}, "due.time"),
        ({"due": {"date": "2026-11-30", "time": "10:00"}}, "due"),
        ({"due": {"date": "2026-11-30", "time": "10:00", "zone": "Mars/Olympus"}}, "due"),
        ({"label_ids": [str(uuid4())] * 51}, "label_ids"),
        ({"label_ids": [str(uuid4())]}, "label_ids"),
        ({"category_id": str(uuid4())}, "category_id"),
        ({"assignee_id": str(uuid4())}, "assignee_id"),
        ({"parent_id": str(uuid4())}, "parent_id"),
    ],
)
def test_a_field_that_cannot_be_taken_is_named(
    workspace: Workspace, ana: Person, change: dict[str, Any], field: str
) -> None:
    problem = ana.refused("create_task", **a_body(ana, **change))

    assert (problem["status"], problem["code"], problem["field"]) == (422, "invalid", field)
    assert ana.ask("show_board", project_id=ana.session["project"]["id"])["columns"][0]["count"] == 0


def test_text_with_nul_is_refused(workspace: Workspace, ana: Person) -> None:
    assert ana.refused("create_task", **a_body(ana, title="Pay\0rent"))["code"] == "invalid"


def test_a_body_over_one_mebibyte_is_refused_before_it_is_read(workspace: Workspace, ana: Person) -> None:
    answer = send(workspace, ana, b" " * (1024 * 1024 + 1), **{"content-type": "application/json"})

    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "e30.e30.", "x" * 5000, "\u00e9"])
def test_a_token_that_is_none_is_a_401(workspace: Workspace, token: str) -> None:
    headers = {"authorization": f"Bearer {token}".encode()}
    answer = requests.post(workspace.url_of("show_me"), json={}, headers=headers, timeout=10)

    assert (answer.status_code, answer.json()["code"]) == (401, "unauthenticated")


def test_only_post_is_answered(workspace: Workspace) -> None:
    assert requests.get(workspace.url_of("show_me"), timeout=10).status_code == 405


def test_a_repeat_is_answered_only_to_who_may_still_ask(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    ben = workspace.a_member(home, ana)
    ben.ask("create_task", once="k-1", project_id=home["id"], title="Pay rent")

    ana.ask("remove_member", project_id=home["id"], user_id=ben.id)

    assert ben.refused("create_task", once="k-1", project_id=home["id"], title="Pay rent")["code"] == "not_found"


def test_what_is_told_once_is_not_told_again(workspace: Workspace) -> None:
    email = f"{uuid4().hex}@example.com"
    body = {"email": email, "name": "Ana", "password": "a long enough secret"}
    key = uuid4().hex

    first, again = (workspace.call("sign_up", body, key=key) for _ in range(2))

    assert first.status == 200
    assert (again.status, again.body["code"]) == (422, "already_done")


def test_a_reply_carries_on_the_trace_it_came_with(workspace: Workspace, ana: Person) -> None:
    trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"

    answer = send(workspace, ana, a_body(ana), **{"content-type": "application/json", "traceparent": trace})

    assert answer.headers["traceparent"].split("-")[1] == trace.split("-")[1]
