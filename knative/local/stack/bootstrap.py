"""Makes `.venv` what `requirements-dev.lock` says; the system's Python runs this before anything else is installed."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[3]
VENV = CHECKOUT / ".venv"
LOCK = CHECKOUT / "requirements-dev.lock"
OLDEST = (3, 11)


def main() -> None:
    """Install what is locked, unless it is there. Exits with a sentence when that cannot be done."""
    stamp = VENV / "installed"
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    if sys.version_info < OLDEST:
        _become_newer()
    if not (VENV / "bin" / "pip").exists():
        _make_venv()
    print("Installing the Python packages that are locked …", flush=True)
    pip = [str(VENV / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    if subprocess.run([*pip, "--require-hashes", "-r", str(LOCK)]).returncode:
        sys.exit("The Python packages could not be installed.")
    stamp.write_text(wanted)


def _become_newer() -> None:
    for minor in range(14, OLDEST[1] - 1, -1):
        newer = shutil.which(f"python3.{minor}")
        if newer:
            os.execv(newer, [newer, "-m", "knative.local.stack.bootstrap"])  # noqa: S606
    sys.exit(f"Python 3.{OLDEST[1]} or newer is needed; this is {sys.version.split()[0]}.")


def _make_venv() -> None:
    from knative.local.stack.packages import PackageError, install

    try:
        import ensurepip  # noqa: F401
    except ImportError:  # Debian and Ubuntu keep it in a package of its own.
        try:
            install(f"python3.{sys.version_info.minor}-venv")
        except PackageError as error:
            sys.exit(str(error))
    if subprocess.run([sys.executable, "-m", "venv", "--clear", VENV]).returncode:
        sys.exit(f"{VENV} could not be made.")


if __name__ == "__main__":
    main()
