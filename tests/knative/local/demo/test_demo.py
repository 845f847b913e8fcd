"""What `make demo` leaves behind."""

import os
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from knative.local.demo.doors import Doors
from knative.local.stack.stack import Stack


@pytest.fixture(scope="module")
def said(functions_stack: Stack) -> list[str]:
    """What the demo says when it runs, and when it runs again."""
    environment = {**os.environ, "TASKFLEET_ENVIRONMENT": functions_stack.settings.name}
    runs = [
        subprocess.run(
            [sys.executable, "-m", "knative.local.demo"], env=environment, capture_output=True, text=True, timeout=120
        )
        for _ in range(2)
    ]
    assert [run.returncode for run in runs] == [0, 0], runs[0].stderr
    return [run.stdout for run in runs]


@pytest.fixture(scope="module")
def doors(functions_stack: Stack) -> Doors:
    """Operations over HTTP."""
    return Doors(functions_stack.environment["FUNCTIONS_URL"])


@pytest.fixture(scope="module")
def token(said: list[str], doors: Doors) -> str:
    """Ana's, logged in with what was printed."""
    password = re.findall(r"password is (\S+)", said[0])[0]
    assert "ana@lumen-bikes.example" in said[0]
    session: Any = doors.ask("log_in", {"email": "ana@lumen-bikes.example", "password": password})
    return str(session["access_token"])


def test_a_second_run_says_that_it_is_there_already(said: list[str]) -> None:
    assert "is here already: 12 people, 3 projects, 600 tasks" in said[1]
    assert said[1].splitlines()[1:] == said[0].splitlines()[1:]


def test_each_project_has_two_hundred_tasks_on_its_board(doors: Doors, token: str) -> None:
    for key in ("SHOP", "CARGO", "EVENTS"):
        board = doors.ask("show_board", {"key": key}, token=token)
        assert sum(column["count"] for column in board["columns"]) == 200
        assert len(board["members"]) >= 9


def test_the_log_runs_forward_over_sixty_days_and_agrees_with_the_tasks(doors: Doors, token: str) -> None:
    project = doors.ask("show_project", {"key": "SHOP"}, token=token)["id"]
    events: list[Any] = []
    page: Any = {"page_info": {"end_cursor": None, "has_next_page": True}}
    while page["page_info"]["has_next_page"]:
        after = page["page_info"]["end_cursor"]
        page = doors.ask("list_events", {"project_id": project, "first": 200, "after": after}, token=token)
        events += page["nodes"]

    times = [datetime.fromisoformat(event["time"]) for event in events]
    assert times == sorted(times)
    assert times[-1] - times[0] > timedelta(days=59)
    assert times[-1] <= datetime.now(UTC)
    completed = {
        event["subject"]: event["time"] for event in events if event["type"] == "app.taskfleet.task.completed.v1"
    }
    done = doors.ask("list_tasks", {"project_id": project, "kind": "done", "first": 200}, token=token)["nodes"]
    assert {task["id"]: task["completed_at"] for task in done} == completed


def test_the_overview_has_something_to_show(doors: Doors, token: str) -> None:
    project = doors.ask("show_project", {"key": "CARGO"}, token=token)["id"]

    overview = doors.ask("show_overview", {"project_id": project}, token=token)

    assert min(overview["open_count"], overview["overdue_count"], len(overview["due_this_week"])) > 0
    assert sum(day["count"] > 0 for day in overview["done_per_day"]) > 10
