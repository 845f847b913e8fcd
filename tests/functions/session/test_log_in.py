"""What log_in promises."""

import hashlib
import json
import time
from concurrent.futures import ThreadPoolExecutor

import argon2
import pytest

from events.store.database import Database
from tests.calling import PASSWORD, Answer, Person, Workspace


def log_in(workspace: Workspace, email: str, password: str = PASSWORD, address: str | None = None) -> Answer:
    """Try to log in."""
    headers = {"x-real-ip": address} if address else {}
    return workspace.call("log_in", {"email": email, "password": password}, headers=headers)


def guess(workspace: Workspace, address: str) -> str:
    """Try a one-time link that nobody was given; a wrong try that costs no hashing."""
    body = {"token": "a guess", "new_password": PASSWORD}
    return str(workspace.call("reset_password", body, headers={"x-real-ip": address}).body["code"])


def let_pass(database: Database, minutes: int) -> None:
    """Let time pass for everything that was counted."""
    text = (
        "UPDATE attempt SET window_started_at = window_started_at - $1::interval,"
        " blocked_until = blocked_until - $1::interval RETURNING key"
    )
    database.read(text, [f"{minutes} minutes"])


@pytest.fixture
def ana(workspace: Workspace) -> Person:
    """Somebody with an account."""
    return workspace.a_person()


def test_e_mail_and_password_open_a_session(workspace: Workspace, ana: Person) -> None:
    answer = log_in(workspace, f" {ana.email.upper()}")

    session = answer.body
    assert session["user"] == ana.session["user"]
    assert session["refresh_token"] != ana.session["refresh_token"]
    assert Person(workspace, ana.name, ana.email, session).ask("show_me")["email"] == ana.email


def test_a_wrong_password_and_an_unknown_address_are_answered_alike(workspace: Workspace, ana: Person) -> None:
    wrong, unknown = log_in(workspace, ana.email, "not the secret"), log_in(workspace, f"x{ana.email}")

    assert (wrong.status, wrong.body) == (unknown.status, unknown.body)
    assert wrong.body["code"] == "wrong_pair"


def test_a_wrong_password_and_an_unknown_address_take_alike_long(workspace: Workspace, ana: Person) -> None:
    def time_of(email: str) -> float:
        began = time.perf_counter()
        log_in(workspace, email, "not the secret")
        return time.perf_counter() - began

    # One after the other, so that whatever else runs on this machine meets both; the fastest met the least of it.
    times = [(time_of(ana.email), time_of(f"{n}{ana.email}")) for n in range(5)]
    known, unknown = (min(each) for each in zip(*times, strict=True))

    assert 0.5 < known / unknown < 2


def test_five_wrong_passwords_make_the_account_wait_longer_and_longer(
    workspace: Workspace, ana: Person, database: Database
) -> None:
    codes = [log_in(workspace, ana.email, "not the secret").body["code"] for _ in range(5)]
    first = log_in(workspace, ana.email)
    let_pass(database, 1)
    again = log_in(workspace, ana.email, "not the secret")
    second = log_in(workspace, ana.email)

    assert codes == ["wrong_pair"] * 5
    assert (first.status, first.body["code"]) == (429, "slow_down")
    assert 25 < int(first.headers["retry-after"]) == first.body["retry_after"] <= 30
    assert again.body["code"] == "wrong_pair"
    assert 55 < second.body["retry_after"] <= 60


def test_an_unknown_address_is_made_to_wait_too(workspace: Workspace, ana: Person) -> None:
    codes = [log_in(workspace, f"x{ana.email}").body["code"] for _ in range(6)]

    assert codes == ["wrong_pair"] * 5 + ["slow_down"]


def test_fifty_guesses_at_once_tell_of_five(workspace: Workspace, ana: Person) -> None:
    def guessed(number: int) -> Answer:
        """An answer that is one: so many at once may also be told to try again."""
        tries = (log_in(workspace, ana.email, f"guess number {number}") for _ in range(20))
        return next(answer for answer in tries if answer.status != 503)

    with ThreadPoolExecutor(25) as pool:
        answers = list(pool.map(guessed, range(50)))

    assert sorted({answer.status for answer in answers}) == [422, 429]
    assert sum(answer.status == 422 for answer in answers) == 5


def test_twenty_wrong_tries_make_their_address_wait_whatever_they_were_for(
    workspace: Workspace, ana: Person, address: str
) -> None:
    codes = [log_in(workspace, f"x{ana.email}", address=address).body["code"] for _ in range(5)]
    codes += [guess(workspace, address) for _ in range(15)]

    assert codes == ["wrong_pair"] * 5 + ["invalid_link"] * 15
    assert log_in(workspace, ana.email, address=address).status == 429
    assert log_in(workspace, ana.email, address="192.0.2.1").status == 200


def test_a_network_of_ipv6_is_one_address(workspace: Workspace, ana: Person, address: str) -> None:
    network = f"2001:db8:{int(address.split('.')[1]):x}:{int(address.split('.')[2]):x}"

    for n in range(20):
        guess(workspace, f"{network}::{n:x}")

    assert log_in(workspace, ana.email, address=f"{network}:1::").status == 429


def test_the_right_password_clears_the_account_and_a_quarter_of_an_hour_does(
    workspace: Workspace, ana: Person, database: Database
) -> None:
    for pause in (0, 16):
        for _ in range(4):
            log_in(workspace, ana.email, "not the secret")
        let_pass(database, pause)
        if not pause:
            assert log_in(workspace, ana.email).status == 200

    assert log_in(workspace, ana.email, "not the secret").body["code"] == "wrong_pair"
    assert log_in(workspace, ana.email).status == 200


def test_a_password_hashed_with_lesser_parameters_is_hashed_anew(
    workspace: Workspace, ana: Person, database: Database
) -> None:
    lesser = argon2.PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1).hash(PASSWORD)
    kept = 'UPDATE "user" SET password_hash = $2 WHERE id = $1 RETURNING password_hash'
    database.read(kept, [ana.id, lesser])

    assert log_in(workspace, ana.email).status == 200

    (present,) = database.read('SELECT password_hash FROM "user" WHERE id = $1', [ana.id])
    assert present.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert log_in(workspace, ana.email).status == 200


def test_what_is_kept_of_a_message_does_not_let_its_password_be_guessed(
    workspace: Workspace, ana: Person, database: Database
) -> None:
    body = {"email": ana.email, "password": PASSWORD}
    assert workspace.call("log_in", body, key=ana.id).status == 200

    (kept,) = database.read("SELECT encode(body_hash, 'hex') FROM inbox WHERE id = $1", [ana.id])

    plain = json.dumps(body, separators=(",", ":"), sort_keys=True).encode()
    assert len(kept) == 64
    assert kept != hashlib.sha256(plain).hexdigest()
    assert workspace.call("log_in", body, key=ana.id).body["code"] == "already_done"


def test_logging_in_is_announced_on_the_own_stream_without_a_name(
    workspace: Workspace, ana: Person, database: Database
) -> None:
    log_in(workspace, ana.email)

    said = database.read("SELECT type || data::text FROM event WHERE stream = $1 ORDER BY seq", [f"user:{ana.id}"])

    assert said[-1].startswith("app.taskfleet.session.started.v1")
    assert not any(secret in "".join(said) for secret in (ana.email, "Gomez", PASSWORD))
