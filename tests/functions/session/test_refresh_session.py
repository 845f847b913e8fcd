"""What refresh_session promises."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from events.store.database import Database
from tests.calling import Answer, Person, Workspace


def refresh(workspace: Workspace, token: str | None) -> Answer:
    """Exchange a refresh token."""
    return workspace.call("refresh_session", {"refresh_token": token})


def let_pass(database: Database, person: Person, seconds: int) -> None:
    """Let time pass since the last exchange."""
    text = "UPDATE session SET rotated_at = rotated_at - $2::interval WHERE user_id = $1 RETURNING id::text"
    database.read(text, [person.id, f"{seconds} seconds"])


@pytest.fixture
def ana(workspace: Workspace) -> Person:
    """Somebody with a session."""
    return workspace.a_person()


def test_a_refresh_token_gives_a_new_pair_in_the_same_session(workspace: Workspace, ana: Person) -> None:
    fresh = refresh(workspace, ana.session["refresh_token"]).body

    renewed = Person(workspace, ana.name, ana.email, fresh)
    assert fresh["refresh_token"] != ana.session["refresh_token"]
    assert [session["current"] for session in renewed.ask("list_sessions")["nodes"]] == [True]
    assert refresh(workspace, fresh["refresh_token"]).status == 200


def test_fifty_uses_at_once_give_one_pair_and_the_session_goes_on(workspace: Workspace, ana: Person) -> None:
    with ThreadPoolExecutor(50) as pool:
        answers = list(pool.map(lambda _: refresh(workspace, ana.session["refresh_token"]), range(50)))

    (winner,) = [answer for answer in answers if answer.status == 200]
    assert {answer.body["code"] for answer in answers if answer is not winner} == {"just_refreshed"}
    assert refresh(workspace, winner.body["refresh_token"]).status == 200


@pytest.mark.parametrize("exchanges", [1, 3])
def test_a_token_exchanged_long_ago_ends_the_session_and_that_is_on_record(
    workspace: Workspace, ana: Person, database: Database, exchanges: int
) -> None:
    present = ana.session["refresh_token"]
    for _ in range(exchanges):
        present = refresh(workspace, present).body["refresh_token"]
    let_pass(database, ana, 11)

    reused = refresh(workspace, ana.session["refresh_token"])

    assert (reused.status, reused.body["code"]) == (401, "unauthenticated")
    assert refresh(workspace, present).status == 401
    assert ana.call("show_me").status == 401
    (said,) = database.read(
        "SELECT data::text FROM event WHERE stream = $1 AND type = 'app.taskfleet.session.ended.v1'", [f"user:{ana.id}"]
    )
    assert "refresh token reused" in said


def test_a_forged_token_ends_nothing(workspace: Workspace, ana: Person, database: Database) -> None:
    genuine = ana.session["refresh_token"]
    refresh(workspace, genuine)
    let_pass(database, ana, 11)

    for forged in (genuine[:-6] + "AAAAAA", genuine[:30] + "AAAAAA" + genuine[36:], genuine[:21], "nonsense", None):
        assert refresh(workspace, forged).status == 401

    assert ana.ask("show_me")["id"] == ana.id


def test_a_session_unused_for_thirty_days_is_over(workspace: Workspace, ana: Person, database: Database) -> None:
    database.read("UPDATE session SET expires_at = now() WHERE user_id = $1 RETURNING id::text", [ana.id])

    assert refresh(workspace, ana.session["refresh_token"]).status == 401


def test_only_a_hash_of_the_token_is_kept(workspace: Workspace, ana: Person, database: Database) -> None:
    kept = database.read("SELECT row_to_json(session)::text FROM session WHERE user_id = $1", [ana.id])

    assert ana.session["refresh_token"] not in str(kept)
    assert len(ana.session["refresh_token"]) > 43  # base64 of 256 bits
