"""`python -m tests.bench.create_task`: create_task and show_task over HTTP, 16 clients, each in a project of its own.

create_task is held against C = 1/(1/H + 1/I): H is the rate of a CloudEvent function that does nothing on the same
server, I that of pgbench for the same rows in one statement. show_task is held against H.
"""

import json
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from functions.task.statements import insert_task
from knative.local.stack.postgresql import binaries
from knative.local.stack.stack import Stack
from tests.bench.load import rate, request
from tests.calling import Workspace
from tests.waiting import until

CLIENTS, ROUNDS, SECONDS = 16, 5, 2.0
PLAIN = {"content-type": "application/json"}
EVENT = {
    **PLAIN,
    "ce-specversion": "1.0",
    "ce-id": "1",
    "ce-source": "/bench",
    "ce-type": "app.taskfleet.task.create.v1",
}


@contextmanager
def noop_server() -> Iterator[tuple[int, int]]:
    """The function that does nothing: its port and its process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    process = subprocess.Popen([sys.executable, "-m", "tests.bench.noop", str(port)])
    try:
        until(lambda: socket.socket().connect_ex(("127.0.0.1", port)) == 0, what="the no-op server")
        yield port, process.pid
    finally:
        process.terminate()
        process.wait()


def same_rows(projects: list[dict[str, str]]) -> str:
    """The statement of create_task as a script for pgbench: every client in its project."""
    ids = {name: "{" + ",".join(project[name] for project in projects) + "}" for name in ("id", "status", "owner")}
    of_client = {name: f"('{array}'::uuid[])[(:client_id)::int + 1]" for name, array in ids.items()}
    event = {"place": "1", "id": "gen_random_uuid()", "type": "'app.taskfleet.task.created.v1'"}
    said = ", ".join(f"'{name}', {value}" for name, value in (event | {"subject": event["id"]}).items())
    given = {
        "stream": f"('project:' || {of_client['id']})",
        "count": "1",
        "id": "gen_random_uuid()",
        "project_id": of_client["id"],
        "title": "'Pay rent'",
        "description": "''",
        "status_id": of_client["status"],
        "position": "'a0'",
        "priority": "0",
        "label_ids": "'{}'",
        "creator_id": of_client["owner"],
        "watchers": f"array[{of_client['owner']}]",
        "events": f"json_build_array(json_build_object({said}))",
        "actor_id": of_client["owner"],
        "change_id": "gen_random_uuid()",
        "traceparent": "'00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'",
        "consumer": "'create_task'",
        "actor": "''",
        "source": "'/http'",
        "permits": "'{}'",
    }
    parameter = re.compile(r"\$(\d+)::")
    text = parameter.sub(
        lambda found: f"({given.get(insert_task.parameters[int(found[1]) - 1], 'null')})::", insert_task.text
    )
    # A colon before a name is a variable of pgbench's, in a text too.
    return " ".join(text.replace("HH24:MI", "HH24 MI").split()) + ";\n"


def pgbench(environment: dict[str, str], script: Path) -> float:
    """Transactions a second."""
    password = environment["DATABASE_URL"].split(":")[2].partition("@")[0]
    done = subprocess.run(
        [
            *(binaries() / "pgbench", "-n", "-M", "prepared", "-c", str(CLIENTS), "-j", "1", "-T", str(round(SECONDS))),
            *("-f", script, "-h", "127.0.0.1", "-p", environment["POSTGRES_PORT"], "-U", "taskfleet", "taskfleet"),
        ],
        env={**os.environ, "PGPASSWORD": password},
        capture_output=True,
        text=True,
    )
    found = re.search(r"tps = ([\d.]+) ", done.stdout)
    assert found, done.stdout + done.stderr
    return float(found[1])


def cpu_of(pid: int) -> float:
    """Seconds of processor time that a process has had."""
    times = psutil.Process(pid).cpu_times()
    return times.user + times.system


def main() -> None:
    """Measure, and print each ratio with its spread."""
    stack = Stack(os.environ.get("TASKFLEET_ENVIRONMENT", "bench"))
    was_up = stack.is_up()
    stack.up(only=("postgres", "redis", "functions"))
    try:
        measure(stack)
    finally:
        if not was_up:
            stack.down()


def measure(stack: Stack) -> None:
    """All rounds, and what they came to."""
    functions = stack.settings.port("FUNCTIONS_PORT")
    with (
        Workspace(stack.environment["FUNCTIONS_URL"]) as workspace,
        noop_server() as (noop, noop_pid),
        tempfile.TemporaryDirectory() as folder,
    ):
        people = [workspace.a_person() for _ in range(CLIENTS)]
        projects = [workspace.a_project(person) for person in people]
        tokens = [{**PLAIN, "authorization": f"Bearer {person.token}"} for person in people]
        bodies = [json.dumps({"project_id": project["id"], "title": "Pay rent"}).encode() for project in projects]
        tasks = [workspace.a_task(person, project)["id"] for person, project in zip(people, projects, strict=True)]
        script = Path(folder) / "same_rows.sql"
        script.write_text(
            same_rows(
                [
                    {"id": project["id"], "status": project["statuses"][0]["id"], "owner": person.id}
                    for person, project in zip(people, projects, strict=True)
                ]
            )
        )
        nothing = [request("/", body, EVENT) for body in bodies]
        creating = [request("/create-task", body, token) for body, token in zip(bodies, tokens, strict=True)]
        showing = [
            request("/show-task", json.dumps({"id": task}).encode(), token)
            for task, token in zip(tasks, tokens, strict=True)
        ]
        rounds: dict[str, Callable[[], float]] = {
            "H": lambda: rate(noop, nothing, SECONDS),
            "create_task": lambda: rate(functions, creating, SECONDS),
            "I": lambda: pgbench(stack.environment, script),
            "show_task": lambda: rate(functions, showing, SECONDS),
        }
        figures: dict[str, list[float]] = {name: [] for name in rounds}
        servers = {"H": noop_pid, "create_task": stack.pid("functions"), "show_task": stack.pid("functions")}
        costs: dict[str, list[float]] = {name: [] for name in servers}
        for _ in range(ROUNDS):
            for name, run in rounds.items():
                before = cpu_of(servers[name]) if name in servers else 0
                figures[name].append(run())
                if name in servers:
                    costs[name].append((cpu_of(servers[name]) - before) / (figures[name][-1] * SECONDS))
    for name, values in figures.items():
        cost = (
            f", {statistics.median(costs[name]) * 1e6:.0f} us of the server's processor time" if name in costs else ""
        )
        print(f"{name}: {statistics.median(values):.0f}/s ({min(values):.0f} to {max(values):.0f}){cost}")
    ratios = [
        created / (1 / (1 / h + 1 / i))
        for created, h, i in zip(figures["create_task"], figures["H"], figures["I"], strict=True)
    ]
    print(f"create_task / C: {statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f}), aim 0.5")
    ratios = [shown / h for shown, h in zip(figures["show_task"], figures["H"], strict=True)]
    print(f"show_task / H: {statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f}), aim 0.5")


if __name__ == "__main__":
    main()
