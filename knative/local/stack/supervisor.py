"""supervisord, the kept process supervisor: restarts what dies, rotates logs, and answers on a Unix socket only."""

import hashlib
import os
import subprocess
import sys
import tempfile
import time
import xmlrpc.client
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil
from supervisor.xmlrpc import SupervisorTransport  # type: ignore[import-untyped]

from knative.local.stack.programs import Program
from knative.local.stack.settings import CHECKOUT, Settings, StackError, write_private

# The kernel's limit is 108 bytes, 104 on macOS; supervisord appends its pid as it makes the socket.
_LONGEST_SOCKET = 92
_TICK = 0.05  # seconds


class Supervisor:
    """One environment's supervisord. Its state is RUNNING, STARTING, BACKOFF, STOPPING, STOPPED, EXITED or FATAL."""

    def __init__(self, settings: Settings) -> None:
        self._folder = settings.folder
        self._configuration = settings.folder / "supervisord.conf"
        socket = settings.folder / "supervisor.sock"
        if len(str(socket)) > _LONGEST_SOCKET:
            digest = hashlib.sha256(str(socket).encode()).hexdigest()[:16]
            socket = Path(tempfile.gettempdir()) / f"taskfleet-{digest}.sock"
        self._socket = socket

    def is_running(self) -> bool:
        """Whether supervisord answers."""
        try:
            self._call("getState")
        except OSError:
            return False
        return True

    def configure(self, programs: Iterable[Program]) -> None:
        """Tell supervisord, started where it is not, what the programs are; it stops those that changed."""
        (self._folder / "logs").mkdir(mode=0o700, exist_ok=True)
        write_private(self._configuration, self._describe(programs))
        if not self.is_running():
            self._start()
            return
        ((added, changed, removed),) = self._call("reloadConfig")
        self.stop(*changed, *removed)
        for name in (*changed, *removed):
            self._call("removeProcessGroup", name)
        for name in (*added, *changed):
            self._call("addProcessGroup", name)

    def start(self, name: str) -> None:
        """Ask for `name` to be started; returns at once."""
        self._call("startProcess", name, False)

    def stop(self, *names: str) -> None:
        """Stop all of `names` side by side; returns when they have ended."""
        for name in names:
            self._call("stopProcessGroup", name, False)
        # Asking is also what makes supervisord look: by itself it does so once a second.
        while any(info["pid"] for name, info in self.states().items() if name in names):
            time.sleep(_TICK)

    def state(self, name: str) -> str:
        """The state of `name`."""
        return str(self._call("getProcessInfo", name)["statename"])

    def states(self) -> dict[str, dict[str, Any]]:
        """What supervisord says of each program: `statename`, `pid`, `start`, `description` and more."""
        return {info["name"]: info for info in self._call("getAllProcessInfo")}

    def pid(self, name: str) -> int:
        """The process id of `name`; 0 when it does not run."""
        return int(self._call("getProcessInfo", name)["pid"])

    def shut_down(self) -> None:
        """End supervisord and whatever still runs under it; returns when it is gone."""
        supervisor = int(self._call("getPID"))
        self._call("shutdown")
        while psutil.pid_exists(supervisor):
            with suppress(OSError, xmlrpc.client.Fault):
                self._call("getState")
            time.sleep(_TICK)

    def log(self, name: str) -> Path:
        """The file with what `name` printed."""
        return self._folder / "logs" / f"{name}.log"

    def _call(self, method: str, *arguments: object) -> Any:
        transport = SupervisorTransport(serverurl=f"unix://{self._socket}")
        try:
            proxy = xmlrpc.client.ServerProxy("http://127.0.0.1", transport)
            return getattr(proxy.supervisor, method)(*arguments)
        finally:
            transport.close()

    def _start(self) -> None:
        # Nothing of the caller's environment reaches a process, except what every program may expect.
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "LC_ALL", "TZ") if name in os.environ}
        command = [sys.executable, "-m", "supervisor.supervisord", "-c", str(self._configuration)]
        done = subprocess.run(command, env=kept, cwd=CHECKOUT, capture_output=True, text=True)
        if done.returncode:
            raise StackError(f"supervisord did not start:\n{done.stderr.strip() or done.stdout.strip()}")

    def _describe(self, programs: Iterable[Program]) -> str:
        lines = [
            "[supervisord]",
            f"logfile={_plain(self._folder / 'logs' / 'supervisord.log')}",
            "logfile_maxbytes=5MB",
            "logfile_backups=1",
            f"pidfile={_plain(self._folder / 'supervisord.pid')}",
            *(["user=root"] if os.geteuid() == 0 else []),
            "[unix_http_server]",
            f"file={_plain(self._socket)}",
            "chmod=0700",
            "[rpcinterface:supervisor]",
            "supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface",
        ]
        for program in programs:
            environment = {
                **program.environment,
                "PYTHONUNBUFFERED": "1",
                # Another fingerprint is another configuration: supervisord then sees that this program changed.
                "FINGERPRINT": program.fingerprint(),
            }
            lines += [
                f"[program:{program.name}]",
                f"command={' '.join(_quoted(word) for word in program.command)}",
                # Another account may not be able to enter the checkout.
                f"directory={'/' if program.user else _plain(CHECKOUT)}",
                "environment=" + ",".join(f"{name}={_quoted(value)}" for name, value in environment.items()),
                *([f"user={program.user}"] if program.user else []),
                "autostart=false",
                "autorestart=true",
                "startsecs=1",
                "startretries=60",
                f"stopsignal={program.stop_signal}",
                "stopwaitsecs=15",
                "redirect_stderr=true",
                f"stdout_logfile={_plain(self.log(program.name))}",
                "stdout_logfile_maxbytes=10MB",
                "stdout_logfile_backups=2",
            ]
        return "\n".join(lines) + "\n"


def _plain(value: object) -> str:
    """`value` as supervisord reads it literally: a percent sign begins an expansion."""
    return str(value).replace("%", "%%")


def _quoted(value: object) -> str:
    return f'"{_plain(value)}"'
