"""A process of ours that a test may kill."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from knative.local.stack.settings import CHECKOUT


class Process:
    """`python -m <module>` with this environment; what it says is in a file."""

    def __init__(self, module: str, environment: dict[str, str], log: Path) -> None:
        self._log = log
        self._popen = subprocess.Popen(
            [sys.executable, "-m", module],
            cwd=CHECKOUT,
            env={"PATH": os.environ["PATH"], **environment},
            stdout=log.open("ab"),
            stderr=subprocess.STDOUT,
        )

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._popen.pid

    @property
    def said(self) -> str:
        """What it has logged."""
        return self._log.read_text()

    def runs(self) -> bool:
        """Whether it is still there."""
        return self._popen.poll() is None

    def kill(self) -> None:
        """`kill -9`."""
        self.end(signal.SIGKILL)

    def end(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Send a signal and wait for its end; the exit status. A process that does not end within 10 s is a failure."""
        self._popen.send_signal(number)
        return self._popen.wait(10)
