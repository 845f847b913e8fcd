"""A browser's refresh token lives in a cookie that only /graphql/session and our own pages bring along."""

from http.cookies import SimpleCookie
from typing import Any

import pytest

from tests.gateway.conftest import Client, Functions, Starts

SESSION = "/graphql/session"
LOG_IN = 'mutation { logIn(input: {email: "a@example.org", password: "secret"}) { accessToken refreshToken } }'
REFRESH = "mutation { refreshSession { accessToken refreshToken } }"
LOG_OUT = "mutation { logOut { ok } }"
BROWSER: dict[str, Any] = {"taskfleet_session": "cookie"}


@pytest.fixture(autouse=True)
def sessions(functions: Functions) -> None:
    for operation in ("sign_up", "log_in", "refresh_session"):
        functions.reply(operation, access_token="access", refresh_token="refresh-2")


def test_a_browser_gets_its_refresh_token_as_a_cookie_no_script_can_read(gateway: Client) -> None:
    answered = gateway.ask(LOG_IN, **BROWSER)
    assert answered.body["data"]["logIn"] == {"accessToken": "access", "refreshToken": None}
    cookie = SimpleCookie(answered.headers["set-cookie"])["taskfleet_refresh"]
    assert cookie.value == "refresh-2"
    assert (cookie["path"], cookie["samesite"], cookie["max-age"]) == ("/graphql/session", "Lax", "2592000")
    assert cookie["httponly"]
    assert cookie["secure"]


def test_plain_http_on_a_laptop_gets_a_cookie_that_is_not_secure(start_gateway: Starts) -> None:
    gateway = start_gateway(PUBLIC_URL="http://localhost:8080")
    assert "Secure" not in gateway.ask(LOG_IN, **BROWSER).headers["set-cookie"]


def test_everybody_else_gets_it_in_the_body(gateway: Client) -> None:
    answered = gateway.ask(LOG_IN)
    assert answered.body["data"]["logIn"]["refreshToken"] == "refresh-2"
    assert "set-cookie" not in answered.headers


def test_a_browser_refreshes_with_its_cookie_and_gets_the_next_one(gateway: Client, functions: Functions) -> None:
    answered = gateway.ask(REFRESH, path=SESSION, cookie="a=b; taskfleet_refresh=refresh-1", **BROWSER)
    assert functions.asked[0].body == {"refresh_token": "refresh-1"}
    assert "taskfleet_refresh=refresh-2;" in answered.headers["set-cookie"]


@pytest.mark.parametrize(
    ("path", "headers"), [(SESSION, {}), ("/graphql", BROWSER), (SESSION, {"taskfleet_session": "1"})]
)
def test_a_cookie_without_the_header_or_elsewhere_is_not_looked_at(
    gateway: Client, functions: Functions, path: str, headers: dict[str, Any]
) -> None:
    gateway.ask(REFRESH, path=path, cookie="taskfleet_refresh=refresh-1", **headers)
    assert functions.asked[0].body == {}


def test_logging_out_clears_the_cookie(gateway: Client) -> None:
    answered = gateway.ask(LOG_OUT, path=SESSION, cookie="taskfleet_refresh=refresh-1", **BROWSER)
    assert answered.headers["set-cookie"].startswith("taskfleet_refresh=; Path=/graphql/session; Max-Age=0;")


@pytest.mark.parametrize(("status", "cleared"), [(401, True), (422, True), (429, False), (503, False), (500, False)])
def test_only_a_token_refused_for_good_is_forgotten(
    gateway: Client, functions: Functions, status: int, cleared: bool
) -> None:
    codes = {401: "unauthenticated", 422: "expired", 429: "slow_down", 503: "try_again", 500: "internal"}
    functions.refuse("refresh_session", status, codes[status], "No.")
    answered = gateway.ask(REFRESH, path=SESSION, cookie="taskfleet_refresh=refresh-1", **BROWSER)
    assert answered.body["data"] == {"refreshSession": None}
    assert ("set-cookie" in answered.headers) is cleared
