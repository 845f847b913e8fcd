"""What change_password, issue_password_link and reset_password promise."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from events.store.database import Database
from functions.sessions import token_hash
from tests.calling import PASSWORD, Answer, Person, Workspace

NEW = "another long enough secret"


@pytest.fixture
def ana(workspace: Workspace) -> Person:
    """Somebody who will have another password."""
    return workspace.a_person()


def log_in(person: Person, password: str) -> Answer:
    """Try to log in."""
    return person.workspace.call("log_in", {"email": person.email, "password": password})


def a_link(administrator: Person, person: Person) -> str:
    """The token of a new one-time link for somebody."""
    return str(administrator.ask("issue_password_link", id=person.id)["link"]).rpartition("/")[2]


def reset(workspace: Workspace, token: str, password: str = NEW) -> Answer:
    """Set a new password with a one-time link."""
    return workspace.call("reset_password", {"token": token, "new_password": password})


def events_of(database: Database, person: Person) -> str:
    """All that a person's own stream says."""
    return str(database.read("SELECT type || data::text FROM event WHERE stream = $1", [f"user:{person.id}"]))


def test_a_changed_password_ends_all_other_sessions_at_once(ana: Person, database: Database) -> None:
    phone = Person(ana.workspace, ana.name, ana.email, log_in(ana, PASSWORD).body)
    phone.ask("show_me")

    ana.ask("change_password", old_password=PASSWORD, new_password=NEW)

    assert phone.call("show_me").status == 401
    assert ana.workspace.call("refresh_session", {"refresh_token": phone.session["refresh_token"]}).status == 401
    assert ana.ask("show_me")["id"] == ana.id
    assert (log_in(ana, PASSWORD).body["code"], log_in(ana, NEW).status) == ("wrong_pair", 200)
    said = events_of(database, ana)
    assert '{"how": "owner"}' in said
    assert "password changed" in said
    assert NEW not in said


def test_the_old_password_is_asked_and_guessing_it_is_slowed_down(ana: Person) -> None:
    problems = [ana.refused("change_password", old_password="a guess", new_password=NEW) for _ in range(6)]

    assert [problem["code"] for problem in problems] == ["wrong_password"] * 5 + ["slow_down"]
    assert log_in(ana, PASSWORD).status == 429


def test_a_new_password_is_no_common_one(ana: Person) -> None:
    problem = ana.refused("change_password", old_password=PASSWORD, new_password="passwordpassword")

    assert (problem["code"], problem["field"]) == ("invalid", "new_password")


def test_who_logs_in_with_the_old_password_while_it_changes_is_not_left_in(ana: Person) -> None:
    with ThreadPoolExecutor(4) as pool:
        entering = [pool.submit(log_in, ana, PASSWORD) for _ in range(3)]
        pool.submit(ana.ask, "change_password", old_password=PASSWORD, new_password=NEW).result()
        came_in = [
            Person(ana.workspace, "", "", each.result().body) for each in entering if each.result().status == 200
        ]

    assert [person.call("show_me").status for person in came_in] == [401] * len(came_in)


def test_a_one_time_link_sets_a_password_and_ends_every_session(
    ana: Person, administrator: Person, database: Database
) -> None:
    token = a_link(administrator, ana)

    assert reset(ana.workspace, token).body == {"ok": True}

    assert ana.call("show_me").status == 401
    assert log_in(ana, NEW).status == 200
    assert reset(ana.workspace, token).body["code"] == "invalid_link"
    assert '{"how": "link"}' in events_of(database, ana)


def test_a_link_is_good_once_however_many_use_it(ana: Person, administrator: Person) -> None:
    token = a_link(administrator, ana)

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda n: reset(ana.workspace, token, f"{NEW} {n}"), range(4)))

    assert [answer.status for answer in answers].count(200) == 1
    assert [log_in(ana, f"{NEW} {n}").status == 200 for n in range(4)].count(True) == 1


def test_only_the_newest_link_is_good_and_none_after_the_password_changed(ana: Person, administrator: Person) -> None:
    older, newer = a_link(administrator, ana), a_link(administrator, ana)

    assert reset(ana.workspace, older).body["code"] == "invalid_link"
    ana.ask("change_password", old_password=PASSWORD, new_password=NEW)
    assert reset(ana.workspace, newer).body["code"] == "invalid_link"


def test_a_link_is_over_after_an_hour(ana: Person, administrator: Person, database: Database) -> None:
    link = administrator.ask("issue_password_link", id=ana.id)
    database.read("UPDATE password_link SET expires_at = now() WHERE user_id = $1 RETURNING user_id::text", [ana.id])

    assert reset(ana.workspace, link["link"].rpartition("/")[2]).body["code"] == "invalid_link"


def test_a_refused_password_leaves_the_link_good(ana: Person, administrator: Person) -> None:
    token = a_link(administrator, ana)

    assert reset(ana.workspace, token, "passwordpassword").body["field"] == "new_password"
    assert reset(ana.workspace, token, ana.email + ana.email).status == 200


def test_only_a_hash_of_a_link_is_kept(ana: Person, administrator: Person, database: Database) -> None:
    link = administrator.ask("issue_password_link", once=ana.id, id=ana.id)["link"]

    where, _, token = link.rpartition("/")
    assert where.endswith("/reset-password")
    assert len(token) >= 43  # base64 of 256 bits
    kept = "SELECT encode(token_hash, 'hex') FROM password_link WHERE user_id = $1"
    assert database.read(kept, [ana.id]) == [token_hash(token).hex()]
    assert token not in events_of(database, ana)
    assert administrator.refused("issue_password_link", once=ana.id, id=ana.id)["code"] == "already_done"


def test_a_reset_lets_who_guessed_wrong_log_in_at_once(ana: Person, administrator: Person) -> None:
    for _ in range(6):
        log_in(ana, "a guess")

    reset(ana.workspace, a_link(administrator, ana))

    assert log_in(ana, NEW).status == 200


def test_guessing_at_links_is_slowed_down_by_address(workspace: Workspace, address: str) -> None:
    body, headers = {"token": "a guess", "new_password": NEW}, {"x-real-ip": address}

    codes = [workspace.call("reset_password", body, headers=headers).body["code"] for _ in range(21)]

    assert codes == ["invalid_link"] * 20 + ["slow_down"]


def test_links_are_for_administrators_to_make_and_for_accounts_that_are_open(
    ana: Person, administrator: Person
) -> None:
    administrator.ask("disable_user", id=ana.id)

    assert administrator.refused("issue_password_link", id=ana.id)["code"] == "disabled"
    assert administrator.refused("issue_password_link", id=ana.workspace.a_project(administrator)["id"])["code"] == (
        "not_found"
    )
    assert ana.workspace.a_person().refused("issue_password_link", id=administrator.id)["code"] == "forbidden"
