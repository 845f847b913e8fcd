"""What the operating system's packages give: PostgreSQL, Redis, NGINX, and Chromium for tests.

Runs before anything else is installed, so it needs the standard library only. As a program it installs the packages it
is given and must be root: `python packages.py redis-server nginx`.

Debian's packages start a server as they are installed, enable it for the next boot, and PostgreSQL's creates a cluster.
None of that is wanted here, and none of what the machine already has is touched: for the time of the installation a
policy-rc.d forbids starting services (unless the machine has one of its own) and createcluster.conf says no; both are
put back, and the services that came with it are disabled.
"""

import os
import platform
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_POLICY = Path("/usr/sbin/policy-rc.d")
_CLUSTERS = Path("/etc/postgresql-common/createcluster.conf")
_STARTING_AT_BOOT = ("redis-server", "nginx")
# By the program they are needed for: Debian's and Ubuntu's package, Homebrew's formula.
_PACKAGES = {
    "postgres": ("postgresql", "postgresql@17"),
    "redis-server": ("redis-server", "redis"),
    "nginx": ("nginx", "nginx"),
    "chromium": ("chromium", "chromium"),
}
# Taken along with NGINX where the release has it; without it NGINX serves what gzip has compressed.
_WITH_NGINX = "libnginx-mod-http-brotli-static"


class PackageError(Exception):
    """A package is missing and could not be installed; the text says what to do."""


def ensure(*programs: str) -> None:
    """Install the packages of those `programs` that the machine lacks. Raises PackageError where it cannot."""
    wanted = [program for program in programs if program != "chromium" or _is_debian()]
    missing = [program for program in wanted if not _present(program)]
    if not missing:
        return
    if platform.system() == "Darwin":
        _run("brew", "install", *(_PACKAGES[program][1] for program in missing))
        return
    install(*(_PACKAGES[program][0] for program in missing))


def install(*packages: str) -> None:
    """Install Debian or Ubuntu packages; asks sudo where this is not root. Raises PackageError."""
    if not shutil.which("apt-get"):
        raise PackageError(f"Please install {', '.join(packages)}: this is neither Debian, Ubuntu nor macOS.")
    print(f"Installing {', '.join(packages)} …", flush=True)
    if os.geteuid() != 0:
        if not shutil.which("sudo"):
            raise PackageError(f"Please install {', '.join(packages)} as root: there is no sudo here.")
        if subprocess.run(["sudo", sys.executable, __file__, *packages]).returncode:
            raise PackageError(f"{', '.join(packages)} could not be installed.")
    else:
        _install_as_root(packages)


def _install_as_root(packages: tuple[str, ...]) -> None:
    _run("apt-get", "update", "-q=2")
    if (
        "nginx" in packages
        and not subprocess.run(["apt-cache", "show", "-q", _WITH_NGINX], capture_output=True).returncode
    ):
        packages = (*packages, _WITH_NGINX)
    with _nothing_starts():
        if "postgresql" in packages:
            _apt_install("postgresql-common")
            with _no_new_cluster():
                _apt_install(*packages)
        else:
            _apt_install(*packages)


def find_program(name: str) -> str:
    """The absolute path of a server's program, also where PATH lacks the folders of servers. Raises PackageError."""
    folders = [os.environ.get("PATH", os.defpath), "/usr/local/sbin", "/usr/sbin", "/sbin"]
    if platform.system() == "Darwin":
        folders.insert(0, str(homebrew() / "bin"))
    found = shutil.which(name, path=os.pathsep.join(folders))
    if not found:
        raise PackageError(f"{name} is not installed; `make up` installs it.")
    return found


def homebrew() -> Path:
    """Homebrew's folder. Raises PackageError where there is no Homebrew."""
    if not shutil.which("brew"):
        raise PackageError("On macOS, Homebrew is needed: see its site for the one line that installs it.")
    return Path(subprocess.run(["brew", "--prefix"], capture_output=True, text=True, check=True).stdout.strip())


def _is_debian() -> bool:
    # Ubuntu's chromium is a snap, which neither root in a container nor a sandbox can run.
    release = Path("/etc/os-release")
    return release.exists() and "ID=debian" in release.read_text().splitlines()


def _present(program: str) -> bool:
    if program == "postgres":
        folder, pattern = Path("/usr/lib/postgresql"), "*/bin/postgres"
        if platform.system() == "Darwin":
            folder, pattern = homebrew(), "opt/postgresql@*/bin/postgres"
        return any(folder.glob(pattern))
    try:
        find_program(program)
    except PackageError:
        return False
    return True


def _apt_install(*packages: str) -> None:
    new = [package for package in packages if package in _STARTING_AT_BOOT and not _installed(package)]
    _run("apt-get", "install", "-q=2", "-o", "DPkg::Lock::Timeout=120", "--no-install-recommends", *packages)
    for package in new:
        _run("update-rc.d", package, "disable")


def _installed(package: str) -> bool:
    return not subprocess.run(["dpkg", "-s", package], capture_output=True).returncode


@contextmanager
def _nothing_starts() -> Iterator[None]:
    if _POLICY.exists():
        yield
        return
    _POLICY.write_text("#!/bin/sh\nexit 101\n")
    _POLICY.chmod(0o755)
    try:
        yield
    finally:
        _POLICY.unlink()


@contextmanager
def _no_new_cluster() -> Iterator[None]:
    before = _CLUSTERS.read_bytes()
    _CLUSTERS.write_text("create_main_cluster = false\n")
    try:
        yield
    finally:
        _CLUSTERS.write_bytes(before)


def _run(*command: str) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise PackageError(f"`{' '.join(command)}` failed:\n{done.stdout}{done.stderr}".strip())


def main() -> None:
    """Install the packages named as arguments."""
    # An interrupted installation must still put back what it changed.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        _install_as_root(tuple(sys.argv[1:]))
    except PackageError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
