"""The web app as NGINX serves it: built with the wheel's Node when its sources changed."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from knative.local.stack.locking import locked
from knative.local.stack.nginx import BUILT, web_folder
from knative.local.stack.settings import CHECKOUT, Settings, StackError

SOURCES = CHECKOUT / "frontend"
_STATE = CHECKOUT / ".taskfleet"


def build(settings: Settings) -> None:
    """Make `frontend/dist` what the sources say, and let NGINX reach it. Raises StackError when npm fails."""
    with locked(_STATE / "frontend-lock"):
        _install()
        _build()
    served = web_folder(settings)
    if served != BUILT:
        shutil.copytree(BUILT, served, dirs_exist_ok=True)


def install() -> None:
    """Make `frontend/node_modules` what the lock file says. Raises StackError when npm fails."""
    with locked(_STATE / "frontend-lock"):
        _install()


def _build() -> None:
    stamp = _STATE / "frontend-built"
    wanted = _digest(_sources())
    if not BUILT.exists() or not stamp.exists() or stamp.read_text() != wanted:
        print("Building the web app …", flush=True)
        try:
            _npm("run", "build")
        except StackError:
            # Module federation decides by a clock that it has seen every module, and on a busy machine too early.
            _npm("run", "build")
        stamp.write_text(wanted)


def _install() -> None:
    lock = SOURCES / "package-lock.json"
    stamp = SOURCES / "node_modules" / ".installed"
    wanted = _digest([lock])
    if not stamp.exists() or stamp.read_text() != wanted:
        print("Installing the web app's packages …", flush=True)
        _npm("ci", "--no-audit", "--no-fund")
        stamp.write_text(wanted)


def _sources() -> list[Path]:
    files: list[Path] = []
    for folder, folders, names in os.walk(SOURCES):
        folders[:] = {*folders} - {"node_modules", "dist", "test-results", "playwright-report"}
        files += [Path(folder, name) for name in names]
    return sorted(files)


def _digest(files: list[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file}\0".encode() + file.read_bytes())
    return digest.hexdigest()


def _npm(*arguments: str) -> None:
    binaries = Path(sys.executable).parent
    path = os.pathsep.join([str(binaries), os.environ.get("PATH", os.defpath)])
    done = subprocess.run(
        [binaries / "npm", *arguments],
        # NGINX's workers must be able to read what is built.
        umask=0o022,
        cwd=SOURCES,
        env={**os.environ, "PATH": path, "NO_COLOR": "1"},
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise StackError(f"`npm {' '.join(arguments)}` failed:\n{done.stdout.strip()}\n{done.stderr.strip()}")


if __name__ == "__main__":
    install()
