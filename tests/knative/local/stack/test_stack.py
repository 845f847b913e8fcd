"""An environment comes up, mends itself, takes what changed, and ends."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator

import psutil
import pytest
import redis

from knative.local.stack import postgresql
from knative.local.stack.settings import Settings, StackError, write_private
from knative.local.stack.stack import Stack


@pytest.fixture(scope="module")
def environment(settings: Settings) -> Iterator[str]:
    """One environment for the module: what a test leaves running, the next one finds."""
    yield settings.name
    Stack(settings.name).clean()


@pytest.fixture
def stack(environment: str) -> Stack:
    return Stack(environment)


def test_a_second_up_finds_everything_and_starts_nothing(stack: Stack) -> None:
    stack.up(only=("postgres", "redis"))
    pids = {name: stack.pid(name) for name in ("postgres", "redis")}
    Stack(stack.settings.name).up(only=("postgres", "redis"))
    assert {name: stack.pid(name) for name in pids} == pids
    assert stack.is_ready("redis")
    assert (stack.states()["redis"].condition, stack.states()["relay"].condition) == ("ready", "stopped")


def test_what_dies_comes_back(stack: Stack) -> None:
    stack.up(only=("redis", "postgres"))
    for name in ("redis", "postgres"):
        died = stack.pid(name)
        stack.kill(name)
        stack.wait_until_ready(name)
        assert stack.pid(name) not in (0, died)


def test_nginx_comes_back_although_its_workers_outlive_it(stack: Stack) -> None:
    stack.up(only=("nginx",))
    workers = psutil.Process(stack.pid("nginx")).children()
    stack.kill("nginx")
    stack.wait_until_ready("nginx")
    assert not any(worker.is_running() for worker in workers)


def test_what_is_stopped_stays_down_until_it_is_started(stack: Stack) -> None:
    stack.up(only=("redis",))
    stack.stop("redis")
    assert stack.pid("redis") == 0
    stack.start("redis")
    stack.restart("redis")
    assert stack.is_ready("redis")


def test_a_program_that_hangs_is_not_ready(stack: Stack) -> None:
    stack.up(only=("redis",))
    stack.signal("redis", signal.SIGSTOP)
    assert not stack.is_ready("redis")
    stack.signal("redis", signal.SIGCONT)
    stack.wait_until_ready("redis")


def test_a_changed_setting_restarts_what_it_concerns_and_nothing_else(stack: Stack) -> None:
    stack.up(only=("redis", "postgres"))
    before = {name: stack.pid(name) for name in ("redis", "postgres")}
    env_file = stack.settings.env_file
    write_private(env_file, env_file.read_text().replace(stack.settings.values["REDIS_PASSWORD"], "another-password"))
    changed = Stack(stack.settings.name)
    changed.up(only=("postgres",))
    assert (changed.pid("redis") != before["redis"], changed.pid("postgres")) == (True, before["postgres"])
    with redis.Redis.from_url(changed.environment["REDIS_URL"]) as client:
        assert client.ping()


def test_a_taken_port_is_named_with_its_variable_and_its_holder(stack: Stack) -> None:
    stack.up(only=("redis",))
    with socket.create_server(("127.0.0.1", stack.settings.port("KAFKA_PORT"))) as holder:
        with pytest.raises(StackError) as refused:
            stack.up(only=("redis", "kafka"))
        assert f"Port {holder.getsockname()[1]} (KAFKA_PORT in" in str(refused.value)
        assert f"(pid {os.getpid()})" in str(refused.value)


def test_a_password_that_changed_is_the_databases_too(stack: Stack) -> None:
    stack.up(only=("postgres",))
    stack.down()
    env_file = stack.settings.env_file
    write_private(env_file, env_file.read_text().replace(stack.settings.values["POSTGRES_PASSWORD"], "it's/another"))
    changed = Stack(stack.settings.name)
    changed.up(only=("postgres",))
    connection = postgresql.connect(changed.settings)
    cursor = connection.cursor()
    cursor.execute("SHOW synchronous_commit")
    assert [*cursor.fetchone()] == ["on"]
    connection.close()


def test_a_process_finds_its_environment_and_not_the_callers(stack: Stack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://somewhere.else/")
    stack.up(only=("redis",))
    assert "DATABASE_URL" not in psutil.Process(stack.pid("redis")).environ()


def test_run_ends_what_it_started_and_says_how_the_command_ended(stack: Stack) -> None:
    stack.down()
    words = [
        sys.executable,
        "-m",
        "knative.local.stack",
        "run",
        "--environment",
        stack.settings.name,
        "--only",
        "redis",
    ]
    asked = 'test "$TASKFLEET_ENVIRONMENT" = stack-test && test -n "$REDIS_URL" && exit 7'
    assert subprocess.run([*words, "--", "sh", "-c", asked]).returncode == 7
    assert not stack.is_up()


def test_down_leaves_no_process_and_clean_no_file(stack: Stack) -> None:
    stack.up(only=("postgres", "redis", "nginx"))
    processes = [psutil.Process(stack.pid(name)) for name in ("postgres", "redis", "nginx")]
    processes += [child for process in processes for child in process.children(recursive=True)]
    stack.down()
    assert not any(process.is_running() for process in processes)
    stack.clean()
    assert not stack.settings.folder.exists()
