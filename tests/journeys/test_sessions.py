"""Logging in and staying in, through NGINX and the gateway."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import requests

from events.store.database import Database
from knative.local.stack.stack import Stack
from tests.calling import PASSWORD
from tests.journeys.people import a_guest

TIMEOUT = 15  # seconds
LOG_IN = "logIn(input: {email: $email, password: $password}) { accessToken }"
REFRESH = "mutation { refreshSession { accessToken refreshToken } }"


@pytest.fixture
def forgiven(taskfleet: Stack) -> Iterator[None]:
    """Everybody here comes from one address: what it tried in vain is forgotten after the test."""
    yield
    database = Database(taskfleet.environment["DATABASE_URL"])
    database.read("DELETE FROM attempt WHERE key LIKE 'address:%' RETURNING key", [])


def post(url: str, document: str, headers: dict[str, str] | None = None, **variables: Any) -> requests.Response:
    """Ask the gateway as a browser does."""
    body = {"query": document, "variables": variables}
    return requests.post(url, json=body, headers=headers, timeout=TIMEOUT)


@pytest.mark.usefixtures("forgiven")
def test_guesses_in_one_document_count_each(url: str) -> None:
    ana = a_guest(url)
    guesses = " ".join(f"guess{n}: {LOG_IN}" for n in range(7))
    document = f"mutation ($email: String!, $password: String!) {{ {guesses} }}"

    answer = post(f"{url}/graphql", document, email=ana.email, password="a guess").json()

    assert [error["extensions"]["code"] for error in answer["errors"]] == ["wrong_pair"] * 5 + ["slow_down"] * 2


@pytest.mark.usefixtures("forgiven")
def test_nobody_says_where_they_come_from_but_nginx(url: str) -> None:
    def guess(n: int) -> str:
        body, forged = {"token": "a guess", "new_password": PASSWORD}, {"x-real-ip": f"192.0.2.{n}"}
        answer = requests.post(f"{url}/functions/reset-password", json=body, headers=forged, timeout=TIMEOUT)
        return str(answer.json()["code"])

    codes = [guess(n) for n in range(21)]

    assert codes[-1] == "slow_down"


def test_two_tabs_that_refresh_at_once_keep_their_browsers_session(url: str) -> None:
    email, kept = a_guest(url).email, {"Taskfleet-Session": "cookie"}
    document = f"mutation ($email: String!, $password: String!) {{ {LOG_IN} }}"
    opened = post(f"{url}/graphql", document, kept, email=email, password=PASSWORD)
    cookie = {**kept, "cookie": f"taskfleet_refresh={opened.cookies['taskfleet_refresh']}"}

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda _: post(f"{url}/graphql/session", REFRESH, cookie), range(2)))

    first, second = sorted(answers, key=lambda answer: "errors" in answer.json())
    assert first.json()["data"]["refreshSession"]["refreshToken"] is None
    assert second.json()["errors"][0]["extensions"]["code"] == "just_refreshed"
    assert "taskfleet_refresh" not in second.headers.get("set-cookie", "")
    renewed = {**kept, "cookie": f"taskfleet_refresh={first.cookies['taskfleet_refresh']}"}
    assert "errors" not in post(f"{url}/graphql/session", REFRESH, renewed).json()
