"""GraphQL over HTTP: what arrives at functions, and what comes back."""

import json

import pytest
from aiohttp import web

from tests.gateway.conftest import GATEWAY_SECRET, Asked, Client, Functions, Starts
from tests.gateway.replies import AN_ID

ME = "{ me { id name locale } }"
CREATE = "mutation Create($input: CreateTaskInput!) { createTask(input: $input) { id number status { id kind } } }"


def test_a_query_is_one_plain_json_call_and_only_what_was_asked_for_comes_back(
    gateway: Client, functions: Functions
) -> None:
    functions.reply("show_me", name="Ana", locale="de")
    answered = gateway.ask(ME, authorization="Bearer token")
    assert answered.body == {"data": {"me": {"id": AN_ID.format(1), "name": "Ana", "locale": "DE"}}}
    (asked,) = functions.asked
    assert (asked.operation, asked.body) == ("show_me", {})
    assert asked.headers["Authorization"] == "Bearer token"
    assert asked.headers["Content-Type"] == "application/json"
    assert not [name for name in asked.headers if name.lower().startswith("ce-")]


def test_a_mutation_is_a_binary_cloudevent_with_the_fields_as_on_the_wire(
    gateway: Client, functions: Functions
) -> None:
    due = {"date": "2026-12-01", "time": "09:30:00", "zone": "Europe/Berlin"}
    given = {"projectId": "p", "title": "Pay rent", "labelIds": ["l"], "priority": "HIGH", "due": due}
    answered = gateway.ask(CREATE, {"input": given}, idempotency_key="abc", user_agent="curl/8", x_real_ip="192.0.2.1")
    assert answered.body["data"]["createTask"]["status"]["kind"] == "ACTIVE"
    (asked,) = functions.asked
    assert asked.body == {
        "project_id": "p",
        "title": "Pay rent",
        "label_ids": ["l"],
        "priority": "high",
        "due": due,
        "description": "",
        "at_top": False,
    }
    assert asked.headers["ce-specversion"] == "1.0"
    assert asked.headers["ce-type"] == "app.taskfleet.task.create.v1"
    assert asked.headers["ce-source"] == "/gateway"
    assert asked.headers["ce-id"] == "abc#createTask"
    assert asked.headers["User-Agent"] == "curl/8"
    assert asked.headers["X-Real-IP"] == "192.0.2.1"
    assert asked.headers["traceparent"].startswith("00-")


def test_each_mutation_of_a_request_has_its_own_key_and_they_run_in_order(
    gateway: Client, functions: Functions
) -> None:
    document = 'mutation { a: deleteTask(input: {id: "1"}) { ok } b: deleteTask(input: {id: "2"}) { ok } }'
    functions.reply("delete_task", ok=True)
    assert gateway.ask(document, idempotency_key="k").body == {"data": {"a": {"ok": True}, "b": {"ok": True}}}
    assert [(a.headers["ce-id"], a.body["id"]) for a in functions.asked] == [("k#a", "1"), ("k#b", "2")]


def test_left_out_stays_as_it_is_and_null_clears(gateway: Client, functions: Functions) -> None:
    gateway.ask('mutation { updateTask(input: {id: "1", due: null, title: "New"}) { id } }')
    assert functions.asked[0].body == {"id": "1", "due": None, "title": "New"}


def test_a_command_without_fields_needs_no_input(gateway: Client, functions: Functions) -> None:
    assert gateway.ask("mutation { logOut { ok } }").body == {"data": {"logOut": {"ok": True}}}
    assert functions.asked[0].body == {}


def test_a_refusal_keeps_its_code_its_sentence_and_what_it_says_more(gateway: Client, functions: Functions) -> None:
    functions.refuse("move_task", 422, "stale", "It has changed since you read it.", version=4, retry_after=3)
    answered = gateway.ask('mutation { moveTask(input: {id: "1", statusId: "2"}) { id } }')
    (error,) = answered.body["errors"]
    assert error["message"] == "It has changed since you read it."
    assert error["extensions"] == {"code": "stale", "version": 4, "retryAfter": 3}
    assert error["path"] == ["moveTask"]
    assert answered.body["data"] == {"moveTask": None}


def test_one_refused_field_leaves_the_others_their_replies(gateway: Client, functions: Functions) -> None:
    functions.refuse("list_projects", 403, "forbidden", "No.")
    answered = gateway.ask("{ me { id } projects { nodes { id } } }")
    assert answered.body["data"] == {"me": {"id": AN_ID.format(1)}, "projects": None}
    assert answered.code == "forbidden"


@pytest.mark.parametrize(("status", "code"), [(500, "internal"), (503, "unavailable"), (404, "internal")])
def test_what_fails_behind_is_masked(gateway: Client, functions: Functions, status: int, code: str) -> None:
    functions.answers["show_me"] = lambda _: web.Response(status=status, text="Traceback: secret")
    answered = gateway.ask(ME, traceparent="00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
    assert answered.code == code
    assert "secret" not in json.dumps(answered.body)
    if code == "internal":
        assert answered.body["errors"][0]["extensions"]["traceId"] == "0af7651916cd43dd8448eb211c80319c"


def test_functions_that_cannot_be_reached_are_unavailable(start_gateway: Starts) -> None:
    gateway = start_gateway(FUNCTIONS_URL="http://127.0.0.1:9/{service}")
    assert gateway.ask(ME).code == "unavailable"


def test_a_broken_connection_is_tried_once_more_with_the_same_id(gateway: Client, functions: Functions) -> None:
    def break_off(asked: Asked) -> web.Response:
        functions.reply("delete_task", ok=True)
        asked.hang_up()
        return web.Response()

    functions.answers["delete_task"] = break_off
    answered = gateway.ask('mutation { deleteTask(input: {id: "1"}) { ok } }')
    assert answered.body == {"data": {"deleteTask": {"ok": True}}}
    first, second = functions.asked
    assert first.headers["ce-id"] == second.headers["ce-id"]


def test_a_reply_that_breaks_its_contract_is_an_internal_error_and_shows_nothing(
    gateway: Client, functions: Functions
) -> None:
    functions.reply("show_me", name=None)
    answered = gateway.ask(ME)
    assert answered.body["data"] == {"me": None}
    assert answered.code == "internal"


@pytest.mark.parametrize(
    ("method", "headers", "body", "status", "code"),
    [
        ("GET", {}, None, 405, "method_not_allowed"),
        ("PUT", {}, b"{}", 405, "method_not_allowed"),
        ("POST", {"content_type": "text/plain"}, b'{"query": "{ me { id } }"}', 415, "unsupported_media_type"),
        ("POST", {"content_type": "multipart/form-data; boundary=x"}, b"--x--", 415, "unsupported_media_type"),
        ("POST", {"content_type": "application/json"}, b"{", 400, "malformed"),
        ("POST", {"content_type": "application/json"}, b'[{"query": "{ me { id } }"}]', 400, "malformed"),
        ("POST", {"content_type": "application/json"}, b"[" * 100_000, 400, "malformed"),
        ("POST", {"content_type": "application/json"}, b'{"query": "\xff"}', 400, "malformed"),
        ("POST", {"content_type": "application/json"}, b" " * (1024 * 1024 + 1), 413, "too_large"),
    ],
)
def test_what_is_no_graphql_request_is_refused_plainly(
    gateway: Client,
    functions: Functions,
    method: str,
    headers: dict[str, str],
    body: bytes | None,
    status: int,
    code: str,
) -> None:
    answered = gateway.send(method, "/graphql", body, **headers)
    assert (answered.status, answered.code) == (status, code)
    assert not functions.asked


def test_a_form_of_a_foreign_page_changes_nothing(gateway: Client, functions: Functions) -> None:
    body = b'{"query": "mutation { logOut { ok } }"}'
    assert gateway.send("POST", "/graphql", body, content_type="text/plain").status == 415
    assert not functions.asked


def test_production_tells_nothing_about_the_schema(gateway: Client) -> None:
    assert gateway.ask("{ __schema { types { name } } }").code == "invalid_document"
    assert "Did you mean" not in json.dumps(gateway.ask("{ mee { id } }").body)
    assert gateway.send("GET", "/graphql", accept="text/html").status == 405


def test_development_shows_the_schema_and_graphiql(start_gateway: Starts) -> None:
    gateway = start_gateway(ENVIRONMENT="development")
    names = gateway.ask("{ __schema { queryType { name } } me { id } }").body["data"]
    assert names == {"__schema": {"queryType": {"name": "Query"}}, "me": {"id": AN_ID.format(1)}}
    assert b"graphiql" in gateway.send("GET", "/graphql", accept="text/html").body.lower()


def test_a_subscription_is_told_where_to_go(gateway: Client) -> None:
    answered = gateway.ask("subscription { notificationAdded { seq } }")
    assert "WebSocket" in answered.body["errors"][0]["message"]


def test_the_newer_media_type_tells_a_refused_document_by_status(gateway: Client) -> None:
    assert gateway.ask("{ nothing }").status == 200
    answered = gateway.ask("{ nothing }", accept="application/graphql-response+json")
    assert answered.status == 400
    assert answered.headers["content-type"] == "application/graphql-response+json"


def test_a_client_cannot_pass_for_the_gateway(gateway: Client, functions: Functions) -> None:
    gateway.ask(ME, authorization=f"Gateway {GATEWAY_SECRET}")
    assert "Authorization" not in functions.asked[0].headers


def test_health_says_ok_without_asking_anybody(gateway: Client, functions: Functions) -> None:
    assert gateway.send("GET", "/healthz").status == 200
    assert not functions.asked
