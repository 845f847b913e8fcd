"""What log_out, end_session, end_other_sessions and list_sessions promise."""

import pytest
import redis

from events.store.database import Database
from knative.local.stack.stack import Stack
from tests.calling import PASSWORD, Person, Workspace


@pytest.fixture
def ana(workspace: Workspace) -> Person:
    """Somebody with a session."""
    return workspace.a_person()


def again(person: Person, agent: str = "curl", address: str = "192.0.2.7") -> Person:
    """The same person on another device."""
    headers = {"user-agent": agent, "x-real-ip": address}
    body = {"email": person.email, "password": PASSWORD}
    answer = person.workspace.call("log_in", body, headers=headers)
    assert answer.status == 200
    return Person(person.workspace, person.name, person.email, answer.body)


def test_my_sessions_are_told_with_their_devices_the_last_used_first(ana: Person) -> None:
    phone = again(ana, "Taskfleet for phones", "192.0.2.9")

    first, second = phone.ask("list_sessions")["nodes"]

    assert (first["agent"], first["address"], first["current"]) == ("Taskfleet for phones", "192.0.2.9", True)
    assert second["current"] is False


@pytest.mark.parametrize("flushed", [False, True])
def test_who_logged_out_is_nobody_at_once_also_without_redis_remembering(
    ana: Person, functions_stack: Stack, flushed: bool
) -> None:
    ana.ask("show_me")
    ana.ask("log_out")
    if flushed:
        with redis.Redis.from_url(functions_stack.environment["REDIS_URL"]) as cache:
            cache.flushall()

    for operation in ("show_me", "list_sessions", "log_out", "end_other_sessions"):
        assert ana.call(operation).status == 401
    assert ana.workspace.call("refresh_session", {"refresh_token": ana.session["refresh_token"]}).status == 401


def test_one_session_is_ended_by_its_id(ana: Person) -> None:
    phone = again(ana)
    (other,) = [session for session in ana.ask("list_sessions")["nodes"] if not session["current"]]

    ana.ask("end_session", id=other["id"])

    assert phone.call("show_me").status == 401
    assert ana.refused("end_session", id=other["id"])["code"] == "not_found"


def test_somebody_elses_session_is_not_there(workspace: Workspace, ana: Person) -> None:
    eve = workspace.a_person("Eve Stranger")
    (hers,) = ana.ask("list_sessions")["nodes"]

    assert eve.refused("end_session", id=hers["id"])["code"] == "not_found"
    assert ana.call("show_me").status == 200


def test_all_others_end_and_the_one_that_asks_stays(ana: Person, database: Database) -> None:
    others = [again(ana) for _ in range(3)]

    ana.ask("end_other_sessions")

    assert [other.call("show_me").status for other in others] == [401] * 3
    assert len(ana.ask("list_sessions")["nodes"]) == 1
    (said,) = database.read(
        "SELECT data::text FROM event WHERE stream = $1 AND type = 'app.taskfleet.session.ended.v1'", [f"user:{ana.id}"]
    )
    assert "ended by its owner" in said
