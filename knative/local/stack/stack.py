"""One environment on this machine, as an object: bring it up, end it, and do to its programs what tests want done."""

import os
import shlex
import shutil
import signal
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import psutil

from knative.local.stack import kafka, nginx, postgresql, processes, redis_server
from knative.local.stack.accounts import outside_folder, shared_folder
from knative.local.stack.locking import locked
from knative.local.stack.ports import refusal
from knative.local.stack.programs import Program
from knative.local.stack.settings import DEFAULT, Settings, StackError, load, renew_ports, write_private
from knative.local.stack.supervisor import Supervisor

INFRASTRUCTURE = ("postgres", "redis", "kafka", "nginx")
_PATIENCE = 15  # seconds for a program that dies as it starts: what it waits for may come


@dataclass(frozen=True)
class State:
    """How a program is: its condition is `ready`, or what the supervisor calls it; memory is resident, in bytes."""

    condition: str
    description: str
    memory: int


class _TooLong(StackError):
    """A condition did not come true within its limit."""


class Stack:
    """The programs of one environment: postgres, redis, kafka, nginx and Taskfleet's own.

    `Stack("test").up()` brings all of them up, `up(only=("postgres", "redis"))` some. Everything raises StackError with
    a sentence for the person at the keyboard when it cannot do what it should.
    """

    def __init__(self, name: str = DEFAULT) -> None:
        self.settings: Settings = load(name)

    @property
    def environment(self) -> dict[str, str]:
        """The environment variables of this environment's processes: DATABASE_URL, REDIS_URL, PUBLIC_URL …"""
        return dict(self.settings.process_environment)

    @cached_property
    def programs(self) -> dict[str, Program]:
        """Every program by its name, in the order in which `make status` shows them."""
        infrastructure = (module.program(self.settings) for module in (postgresql, redis_server, kafka, nginx))
        return {program.name: program for program in (*infrastructure, *processes.programs(self.settings))}

    # --- as a whole --------------------------------------------------------------------------------------------------

    def up(self, only: Iterable[str] | None = None, *, limit: float = 60) -> None:
        """Start what does not run, restart what changed, migrate, and return when all of it serves.

        `only` names programs; the rest is left as it is. `limit` is in seconds, for each of the two halves: the
        infrastructure, then our own processes.
        """
        with self._alone():
            if self.settings.name != DEFAULT and not self._supervisor.is_running() and self._taken_ports(self.programs):
                self.settings = renew_ports(self.settings)
                del self.programs
            names = tuple(only) if only is not None else tuple(self.programs)
            self._require(names)
            infrastructure = [name for name in names if name in INFRASTRUCTURE]
            own = [name for name in names if name not in INFRASTRUCTURE]
            before = self._running()
            self._check_ports([name for name in names if name not in before])
            write_private(self.settings.folder / "environment", self._exports())
            self._supervisor.configure(self.programs.values())
            self._start([*infrastructure, *(before - {*own} & {*INFRASTRUCTURE})])
            if own:
                # While Kafka, the slowest, is still starting.
                self.wait_until_ready(*{"postgres"} & {*infrastructure}, limit=limit)
                processes.migrate(self.settings)
            self.wait_until_ready(*infrastructure, limit=limit)
            self._start([*own, *(before - {*INFRASTRUCTURE})])
            self.wait_until_ready(*own, limit=limit)
            if {"nginx", "gateway-1"} <= {*names}:
                self._wait(lambda: nginx.is_healthy(self.settings), limit, "Waiting for /healthz")

    def down(self) -> None:
        """End every program, our own before those they lean on, and the supervisor. Data stays."""
        with self._alone():
            if not self._supervisor.is_running():
                return
            for group in ({*self.programs} - {*INFRASTRUCTURE}, {*INFRASTRUCTURE}):
                self._supervisor.stop(*group & self._running())
            self._supervisor.shut_down()

    def clean(self) -> None:
        """End everything and delete all of this environment's state; the default one's `.env` stays.

        The default one's folder holds all others: they end with it.
        """
        if self.settings.name == DEFAULT:
            for env_file in self.settings.folder.glob("*/.env"):
                Stack(env_file.parent.name).clean()
        self.down()
        shutil.rmtree(self.settings.folder, ignore_errors=True)
        shutil.rmtree(outside_folder(self.settings), ignore_errors=True)

    def data_outside(self) -> Path | None:
        """The folder with PostgreSQL's data, when its account cannot enter the checkout; else None."""
        folder = shared_folder(self.settings)
        return None if folder == self.settings.folder else folder

    def is_up(self) -> bool:
        """Whether this environment's supervisor runs."""
        return self._supervisor.is_running()

    def states(self) -> dict[str, State]:
        """How each program is, in the order of `programs`; empty when nothing was started."""
        if not self.is_up():
            return {}
        infos = self._supervisor.states()
        return {name: self._state(name, infos[name]) for name in self.programs if name in infos}

    def logs(self) -> list[Path]:
        """The files with what the programs said, oldest at the top."""
        return sorted((self.settings.folder / "logs").glob("*.log"))

    # --- one program -------------------------------------------------------------------------------------------------

    def start(self, name: str) -> None:
        """Start `name` and return when it serves."""
        self._require([name])
        self._start([name])
        self.wait_until_ready(name)

    def stop(self, name: str) -> None:
        """Stop `name` in good order; it stays down until `start` or `up`."""
        self._require([name])
        if name in self._running():
            self._supervisor.stop(name)

    def restart(self, name: str) -> None:
        """Stop `name` in good order, start it, and return when it serves."""
        self.stop(name)
        self.start(name)

    def kill(self, name: str) -> None:
        """`kill -9` the process of `name`; the supervisor starts it again, `wait_until_ready` waits for that."""
        pid = self.signal(name, signal.SIGKILL)
        self._wait(lambda: self.pid(name) != pid, 10, f"Killing {name}")

    def signal(self, name: str, number: signal.Signals) -> int:
        """Send a signal to the process of `name` (SIGSTOP and SIGCONT make it hang for a while); its process id."""
        pid = self.pid(name)
        if not pid:
            raise StackError(f"{name} does not run.")
        os.kill(pid, number)
        return pid

    def pid(self, name: str) -> int:
        """The process id of `name`; 0 when it does not run."""
        self._require([name])
        return self._supervisor.pid(name) if self._supervisor.is_running() else 0

    def is_ready(self, name: str) -> bool:
        """Whether `name` runs and serves."""
        check = self.programs[name].is_ready
        if check is None:
            return self._supervisor.state(name) == "RUNNING"
        return self._supervisor.state(name) in ("STARTING", "RUNNING") and check()

    def wait_until_ready(self, *names: str, limit: float = 60) -> None:
        """Return when all of `names` serve. Raises StackError after `limit` seconds, with the end of the log."""
        deadline = time.monotonic() + limit
        with ThreadPoolExecutor(max(1, len(names))) as threads:
            list(threads.map(lambda name: self._wait_for(name, deadline), names))

    # ------------------------------------------------------------------------------------------------------------------

    def _state(self, name: str, info: dict[str, Any]) -> State:
        condition = "ready" if self.is_ready(name) else str(info["statename"]).lower()
        return State(condition, str(info["description"]), _resident(info["pid"]))

    @cached_property
    def _supervisor(self) -> Supervisor:
        return Supervisor(self.settings)

    def _alone(self) -> AbstractContextManager[None]:
        """Two at once would start everything twice."""
        return locked(self.settings.folder / "lock")

    def _exports(self) -> str:
        """What a shell reads with `set -a; . environment`, to start a function or a tool by hand."""
        return "".join(f"{name}={shlex.quote(value)}\n" for name, value in self.environment.items())

    def _require(self, names: Iterable[str]) -> None:
        unknown = {*names} - {*self.programs}
        if unknown:
            raise StackError(f"There is no program {', '.join(sorted(unknown))}; there are {', '.join(self.programs)}.")

    def _running(self) -> set[str]:
        if not self._supervisor.is_running():
            return set()
        return {
            name for name, info in self._supervisor.states().items() if info["pid"] or info["statename"] == "BACKOFF"
        }

    def _taken_ports(self, names: Iterable[str]) -> list[str]:
        wanted = [(name, *port) for name in names for port in self.programs[name].ports]
        return [
            f"Port {port} ({variable} in {self.settings.env_file}), which {name} needs, is not free: {reason}."
            for name, variable, address, port in wanted
            if (reason := refusal(address, port))
        ]

    def _check_ports(self, names: Iterable[str]) -> None:
        taken = self._taken_ports(names)
        if taken:
            raise StackError("\n".join([*taken, "Choose another port there, or end what has it."]))

    def _start(self, names: Iterable[str]) -> None:
        due = [self.programs[name] for name in self.programs if name in {*names} - self._running()]

        def start(program: Program) -> None:
            program.prepare()
            self._supervisor.start(program.name)

        with ThreadPoolExecutor(max(1, len(due))) as threads:
            list(threads.map(start, due))

    def _wait_for(self, name: str, deadline: float) -> None:
        failing_since: float | None = None

        def settled() -> bool:
            nonlocal failing_since
            state = self._supervisor.state(name)
            if state == "BACKOFF" and failing_since is None:
                failing_since = time.monotonic()
            if state == "FATAL" or (failing_since and time.monotonic() - failing_since > _PATIENCE):
                raise StackError(f"{name} does not stay up. The end of its log:\n{self._end_of_log(name)}")
            return self.is_ready(name)

        try:
            self._wait(settled, deadline - time.monotonic(), f"Waiting for {name}")
        except _TooLong as error:
            raise StackError(f"{error} The end of its log:\n{self._end_of_log(name)}") from None

    def _end_of_log(self, name: str) -> str:
        log = self._supervisor.log(name)
        return "\n".join(log.read_text(errors="replace").splitlines()[-20:]) if log.exists() else "(nothing)"

    @staticmethod
    def _wait(condition: Callable[[], bool], limit: float, what: str) -> None:
        deadline = time.monotonic() + limit
        while not condition():
            if time.monotonic() > deadline:
                raise _TooLong(f"{what} took more than {limit:.0f} s.")
            time.sleep(0.05)


def _resident(pid: int) -> int:
    """The memory of a process and its children; shared pages count once where the system says so (Linux does)."""
    memory = 0
    with suppress(psutil.Error):
        parent = psutil.Process(pid)
        for process in (parent, *parent.children(recursive=True)) if pid else ():
            full = process.memory_full_info()
            memory += getattr(full, "pss", full.rss)
    return memory
