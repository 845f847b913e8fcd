"""What README and CONTRIBUTING say is tried as it stands there."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from events.produce import produce
from knative.local.stack.stack import Stack
from tests.calling import Person, Workspace
from tests.journeys.people import PROJECT_CHANGED, a_guest, a_key, a_project
from tests.waiting import until

ROOT = Path(__file__).resolve().parents[2]
STEP = re.compile(
    r"^(?P<verb>Add to|Create|Change) `(?P<file>[^`]+)`:$|^```(?P<kind>python|diff)\n(?P<block>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


def test_the_readmes_examples_work_as_they_are_copied(taskfleet: Stack, tmp_path: Path) -> None:
    blocks = re.findall(r"^```sh\n(.*?)^```$", (ROOT / "README.md").read_text(), re.MULTILINE | re.DOTALL)
    examples = [block for block in blocks if "curl" in block]
    port = taskfleet.settings.port("HTTP_PORT")
    key, email = a_key(), f"{a_key().lower()}@example.com"
    script = "\n".join(["set -euo pipefail", *examples])
    script = (
        script.replace("localhost:8080", f"localhost:{port}").replace("HOME", key).replace("ana@example.com", email)
    )

    done = subprocess.run(
        ["bash", "-c", script],
        cwd=ROOT,
        env={**os.environ, **taskfleet.environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert '"accessToken"' in done.stdout
    assert f'"key" : "{key}-1"' in done.stdout or f'"key":"{key}-1"' in done.stdout
    assert "app.taskfleet.task.create.v1" in done.stdout
    ana = _logged_in(taskfleet, email)
    project = next(each for each in ana.ask("list_projects")["nodes"] if each["key"] == key)
    until(
        lambda: (
            [card["title"] for card in ana.ask("show_board", project_id=project["id"])["columns"][0]["cards"]]
            == ["Pay rent", "Water the plants"]
        ),
        what="the task that was asked for by Kafka",
    )


def _logged_in(taskfleet: Stack, email: str) -> Any:
    workspace = Workspace(taskfleet.environment["FUNCTIONS_URL"])
    session = workspace.call("log_in", {"email": email, "password": "correct horse battery"}).body
    return Person(workspace, "Ana", email, session)


@pytest.fixture
def scratch_copy(tmp_path: Path) -> Path:
    """What git knows of this checkout, with its installed packages, to be changed at will."""
    copy = tmp_path / "taskfleet"
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file() and not name.startswith("frontend/"):
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, copy / name)
    (copy / ".venv").symlink_to(ROOT / ".venv")
    (copy / ".taskfleet").mkdir()
    for folder in (ROOT / ".taskfleet").glob("kafka-*"):
        (copy / ".taskfleet" / folder.name).symlink_to(folder)
    return copy


@pytest.fixture
def grown_copy(scratch_copy: Path) -> Path:
    """The copy after everything that CONTRIBUTING tells to do."""
    file = Path()
    for step in STEP.finditer((scratch_copy / "CONTRIBUTING.md").read_text()):
        if step["file"]:
            verb, file = step["verb"], scratch_copy / step["file"]
        elif step["kind"] == "diff":
            lines = step["block"].splitlines(keepends=True)
            old = "".join(line[1:] for line in lines if line[0] != "+")
            new = "".join(line[1:] for line in lines if line[0] != "-")
            assert file.read_text().count(old) == 1, f"{file.name} does not hold {old!r} once"
            file.write_text(file.read_text().replace(old, new))
        elif verb == "Create":
            file.write_text(step["block"])
        else:
            file.write_text(f"{file.read_text()}\n\n{step['block']}")
    return scratch_copy


@pytest.fixture
def grown_taskfleet(grown_copy: Path) -> Iterator[dict[str, str]]:
    """The environment variables of a Taskfleet that runs from the copy."""
    script = ROOT / "tests" / "journeys" / "generate_and_serve.py"
    python = str(ROOT / ".venv" / "bin" / "python")
    path = f"{ROOT / '.venv' / 'bin'}:{os.environ['PATH']}"
    process = subprocess.Popen(
        [python, str(script)],
        cwd=grown_copy,
        env={**os.environ, "PATH": path, "PYTHONPATH": str(grown_copy)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdin is not None
    try:
        said = dict(line.rstrip("\n").split("=", 1) for line in iter(process.stdout.readline, "ready\n") if "=" in line)
        yield said
    finally:
        process.stdin.close()
        process.wait(60)


def test_an_operation_added_by_the_page_answers_at_three_doors(grown_taskfleet: dict[str, str]) -> None:
    url = grown_taskfleet["PUBLIC_URL"]
    ana = a_guest(url)
    home = a_project(ana)
    task = ana.curl.ask("create_task", project_id=home["id"], title="Pay rent")

    by_curl = ana.curl.ask("raise_priority", id=task["id"])
    by_graphql = ana.graphql.ask("mutation ($id: ID!) { raisePriority(input: {id: $id}) { priority } }", id=task["id"])
    with ana.graphql.subscribed(PROJECT_CHANGED, project=home["id"]) as seen:
        event = ana.curl.ask("issue_command_token", operation="raise_priority", body={"id": task["id"]})["event"]
        _produce(event, grown_taskfleet)
        by_kafka = seen.wait_for(1, within=20)[0]

    assert by_curl["priority"] == "low"
    assert by_graphql["raisePriority"]["priority"] == "MEDIUM"
    assert by_kafka["data"]["after"]["priority"] == "high"


def _produce(event: Any, environment: dict[str, str]) -> None:
    produce("task-commands", event, to=environment["KAFKA_BROKERS"])
