"""PostgreSQL: a cluster of our own, on loopback, with one role that signs in by SCRAM and no way in for a superuser."""

import hashlib
import platform
import re
import shutil
import subprocess
from functools import partial
from pathlib import Path

import pg8000.dbapi

from knative.local.stack.accounts import Account, account, shared_folder
from knative.local.stack.packages import homebrew
from knative.local.stack.programs import Program
from knative.local.stack.settings import DEFAULT, Settings, StackError

OLDEST = 15
# A hundred sessions at most; what is not named keeps its default, full durability above all.
_OPTIONS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "80",
    "shared_buffers": "96MB",
    "max_wal_size": "512MB",
    "autovacuum_max_workers": "2",
    "max_worker_processes": "4",
    "max_parallel_workers_per_gather": "0",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "fsync": "on",
    "synchronous_commit": "on",
    "password_encryption": "scram-sha-256",
}


def program(settings: Settings) -> Program:
    """PostgreSQL as one supervised program."""
    owner = account("postgres")
    data = data_folder(settings)
    options = {
        **_OPTIONS,
        "port": str(settings.port("POSTGRES_PORT")),
        "hba_file": str(data.with_name("pg_hba.conf")),
        # Tests end processes, never the machine: what the kernel has is safe.
        **({"fsync": "off"} if settings.name == "test" else {}),
    }
    flags = (flag for name, value in options.items() for flag in ("-c", f"{name}={value}"))
    return Program(
        name="postgres",
        command=(str(binaries() / "postgres"), "-D", str(data), *flags),
        prepare=partial(_prepare, settings, data, owner),
        is_ready=partial(_is_ready, settings),
        ports=(("POSTGRES_PORT", "127.0.0.1", settings.port("POSTGRES_PORT")),),
        user=owner.name if owner else None,
        stop_signal="INT",
    )


def data_folder(settings: Settings) -> Path:
    """Where the cluster is."""
    return shared_folder(settings) / "postgresql" / "data"


def binaries() -> Path:
    """The folder with the newest PostgreSQL's programs. Raises StackError when there is none from OLDEST on."""
    if platform.system() == "Darwin":
        candidates = homebrew().glob("opt/postgresql@*/bin")
    else:
        candidates = Path("/usr/lib/postgresql").glob("*/bin")
    versions = {
        int(version.group(1)): folder
        for folder in candidates
        if (version := re.search(r"(\d+)$", folder.parent.name)) and (folder / "postgres").exists()
    }
    newest = max(versions, default=0)
    if newest < OLDEST:
        raise StackError(f"PostgreSQL {OLDEST} or newer is needed; `make up` installs what the system's packages have.")
    return versions[newest]


def connect(settings: Settings) -> pg8000.dbapi.Connection:
    """A connection as the role taskfleet, which gives up after 5 s."""
    return pg8000.dbapi.connect(
        user="taskfleet",
        password=settings.values["POSTGRES_PASSWORD"],
        host="127.0.0.1",
        port=settings.port("POSTGRES_PORT"),
        database="taskfleet",
        timeout=5,
    )


def _is_ready(settings: Settings) -> bool:
    try:
        connect(settings).close()
    except (pg8000.dbapi.Error, OSError):
        return False
    return True


def _prepare(settings: Settings, data: Path, owner: Account | None) -> None:
    folder = data.parent
    folder.mkdir(exist_ok=True)
    folder.chmod(0o700)
    if owner:
        shutil.chown(folder, owner.uid, owner.gid)
    if not (data / "PG_VERSION").exists():
        shutil.rmtree(data, ignore_errors=True)
        locale = "en_US.UTF-8" if platform.system() == "Darwin" else "C.UTF-8"
        _run(owner, "initdb", "-D", data, "-U", "postgres", "--encoding=UTF8", f"--locale={locale}", "--auth=reject")
    (folder / "pg_hba.conf").write_text("host all taskfleet 127.0.0.1/32 scram-sha-256\n")
    _apply(settings, data, owner)


def _apply(settings: Settings, data: Path, owner: Account | None) -> None:
    """Bring role and database to what the settings say, in single-user mode: the superuser needs no way in at all."""
    password = settings.values["POSTGRES_PASSWORD"].replace("'", "''")
    statements = (
        "CREATE ROLE taskfleet",
        f"ALTER ROLE taskfleet LOGIN {'NOCREATEDB' if settings.name == DEFAULT else 'CREATEDB'} PASSWORD '{password}'",
        "CREATE DATABASE taskfleet OWNER taskfleet",
    )
    # Each line is a statement of its own: that the role or the database exists already is an error it passes over.
    script = "\n".join(statements) + "\n"
    stamp = data.parent / "applied"
    digest = hashlib.sha256(script.encode()).hexdigest()
    if stamp.exists() and stamp.read_text() == digest:
        return
    _run(owner, "postgres", "--single", "-D", data, "-c", "password_encryption=scram-sha-256", "postgres", stdin=script)
    stamp.write_text(digest)


def _run(owner: Account | None, tool: str, *arguments: str | Path, stdin: str = "") -> None:
    done = subprocess.run(
        [binaries() / tool, *arguments],
        input=stdin,
        text=True,
        capture_output=True,
        cwd="/",
        user=owner.uid if owner else None,
        group=owner.gid if owner else None,
        extra_groups=[] if owner else None,
    )
    if done.returncode:
        raise StackError(f"{tool} failed:\n{done.stderr.strip() or done.stdout.strip()}")
