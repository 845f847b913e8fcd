"""Boards move live, and nobody has to reload: whatever dies meanwhile, everybody ends with what the database holds."""

import threading
from typing import Any

import pytest

from knative.local.stack.stack import Stack
from tests.journeys.graphql import Away, Subscription
from tests.journeys.people import BOARD, CREATE_TASK, MOVE, PROJECT_CHANGED, Guest, a_colleague, a_guest, a_project
from tests.waiting import until

WITHIN = 10  # seconds after the last return


def test_two_people_see_each_others_moves(url: str) -> None:
    ana = a_guest(url)
    home = a_project(ana)
    ben = a_colleague(ana, home)
    done = home["statuses"][2]["id"]

    with (
        ana.graphql.subscribed(PROJECT_CHANGED, project=home["id"]) as seen_by_ana,
        ben.graphql.subscribed(PROJECT_CHANGED, project=home["id"]) as seen_by_ben,
    ):
        task = ana.graphql.ask(CREATE_TASK, project=home["id"], title="Pay rent")["createTask"]
        created = seen_by_ben.wait_for(1)[0]
        ben.graphql.ask(MOVE, id=task["id"], status=done)
        moved, completed = seen_by_ana.wait_for(3)[1:]

    assert created["type"] == "app.taskfleet.task.created.v1"
    assert created["actor"]["name"] == "Ana Gomez"
    assert created["data"]["after"]["title"] == "Pay rent"
    assert moved["type"] == "app.taskfleet.task.moved.v1"
    assert moved["actor"]["id"] == ben.id
    assert moved["data"]["after"]["status_id"] == done
    assert completed["type"] == "app.taskfleet.task.completed.v1"
    assert moved["seq"] == created["seq"] + 1


def test_a_subscriber_gets_first_what_came_after_its_snapshot(url: str) -> None:
    ana = a_guest(url)
    home = a_project(ana)
    board = ana.graphql.ask(BOARD, project=home["id"])["board"]
    ana.graphql.ask(CREATE_TASK, project=home["id"], title="Pay rent")

    with ana.graphql.subscribed(PROJECT_CHANGED, project=home["id"], after=board["seq"]) as seen:
        assert seen.wait_for(1)[0]["seq"] == board["seq"] + 1


def test_who_left_the_project_hears_no_more_of_it(url: str) -> None:
    ana = a_guest(url)
    home = a_project(ana)
    ben = a_colleague(ana, home)

    with ben.graphql.subscribed(PROJECT_CHANGED, project=home["id"]) as seen:
        ana.curl.ask("remove_member", project_id=home["id"], user_id=ben.id)
        until(lambda: "forbidden" in seen.codes, within=6, what="the end of Ben's subscription")
        heard = len(seen.items)
        ana.graphql.ask(CREATE_TASK, project=home["id"], title="Not for Ben")
        until(lambda: ana.graphql.ask(BOARD, project=home["id"])["board"]["columns"][0]["count"] == 1)

        assert len(seen.items) == heard


@pytest.mark.parametrize("victim", ["notifier", "redis", "kafka", "relay", "gateway-1", "gateway-2", "functions"])
def test_every_subscriber_ends_with_what_the_database_holds(victim: str, taskfleet: Stack, url: str) -> None:
    ana = a_guest(url)
    home = a_project(ana)
    ben = a_colleague(ana, home)

    with (
        ana.graphql.subscribed(PROJECT_CHANGED, project=home["id"]) as seen_by_ana,
        ben.graphql.subscribed(PROJECT_CHANGED, project=home["id"]) as seen_by_ben,
    ):
        ana.graphql.ask(CREATE_TASK, project=home["id"], title="Before")
        killed = threading.Thread(target=taskfleet.kill, args=(victim,))
        killed.start()
        for number in range(40):
            _create_patiently(ana, home, f"Meanwhile {number}")
        killed.join()
        taskfleet.wait_until_ready(victim)
        _create_patiently(ana, home, "After")

        last = until(lambda: _seq_of(ana, home), within=WITHIN, what="the board")
        for seen in (seen_by_ana, seen_by_ben):
            until(lambda: _has_come_to(seen, last), within=WITHIN, what=f"the end of the log, {last}")  # noqa: B023
            numbers = [item["seq"] for item in seen.items]
            assert numbers == list(range(numbers[0], last + 1))


def _seq_of(guest: Guest, project: Any) -> int:
    """Where a board stands, or 0 while no gateway answers: the web app asks again, too."""
    try:
        return int(guest.graphql.ask(BOARD, project=project["id"])["board"]["seq"])
    except Away:
        return 0


def _has_come_to(seen: Subscription, seq: int) -> bool:
    return bool(seen.items) and seen.items[-1]["seq"] >= seq


def _create_patiently(guest: Guest, project: Any, title: str) -> None:
    """Create a task as a web app does: under one key, again where it could not be done right now."""
    key = f"{project['id']}-{title}"

    def created() -> bool:
        answer = guest.curl.call("create_task", once=key, project_id=project["id"], title=title)
        assert answer.status in (200, 429, 502, 503, 504), answer.body
        return answer.status == 200

    until(created, within=20, what=title)
