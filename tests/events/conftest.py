"""PostgreSQL, Redis and Kafka for these tests alone: here they are stopped and killed."""

import os
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from knative.local.stack import processes
from knative.local.stack.stack import Stack
from tests.events.log import Log
from tests.events.process import Process
from tests.events.topics import Topics

Start = Callable[[str], Process]


@pytest.fixture(scope="session")
def services() -> Iterator[Stack]:
    """The services, with none of Taskfleet's own processes."""
    stack = Stack(f"{os.environ.get('TASKFLEET_ENVIRONMENT', 'test')}-events")
    try:
        stack.up(only=("postgres", "redis", "kafka"))
        processes.migrate(stack.settings)
        yield stack
    finally:
        stack.clean()


@pytest.fixture
def log(services: Stack) -> Log:
    """The log, with nothing waiting in it."""
    log = Log(services.environment["DATABASE_URL"])
    log.run("DELETE FROM outbox")
    return log


@pytest.fixture
def topics(services: Stack) -> Iterator[Topics]:
    """What comes to Kafka during the test."""
    topics = Topics(services.environment["KAFKA_BROKERS"])
    yield topics
    topics.close()


@pytest.fixture
def start(services: Stack, tmp_path: Path) -> Iterator[Start]:
    """Starts `python -m <module>`; ends at last what the test has not."""
    started: list[Process] = []
    numbers = count()

    def start(module: str) -> Process:
        process = Process(module, services.environment, tmp_path / f"{module}-{next(numbers)}.log")
        started.append(process)
        return process

    yield start
    for process in started:
        if process.runs():
            process.kill()
