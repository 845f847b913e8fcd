"""Who runs what must not run as root, and where it keeps its files.

PostgreSQL refuses to be root, and NGINX's workers should not be. So root hands the one to the account `postgres` and
the others to `www-data`; anybody else runs everything as themselves.
"""

import hashlib
import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path

from knative.local.stack.settings import CHECKOUT, Settings, StackError


@dataclass(frozen=True)
class Account:
    """The system account that takes over from root."""

    name: str
    uid: int
    gid: int

    def can_enter(self, folder: Path) -> bool:
        """Whether this account may pass through all parents of `folder` and enter it."""
        check = subprocess.run(["test", "-x", folder], user=self.uid, group=self.gid, extra_groups=[], cwd="/")
        return check.returncode == 0


def account(name: str) -> Account | None:
    """The account `name` when this is root, who hands work to it; None for anybody else. Raises StackError."""
    if os.geteuid() != 0:
        return None
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        raise StackError(f"root needs the account {name}, which Debian's packages create.") from None
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def shared_folder(settings: Settings) -> Path:
    """The folder for files that PostgreSQL's account and NGINX's workers must reach; created where it is missing.

    The state folder itself, or, where a parent of the checkout is closed to them (as /root is), a folder in /var/lib
    named after the checkout.
    """
    settings.folder.mkdir(parents=True, exist_ok=True)
    postgres = account("postgres")
    if postgres is None:
        return settings.folder
    for folder in {settings.folder, CHECKOUT / ".taskfleet"}:
        folder.chmod(0o711)
    if postgres.can_enter(settings.folder):
        return settings.folder
    outside = outside_folder(settings)
    outside.mkdir(parents=True, exist_ok=True)
    for folder in (outside, outside.parent):
        folder.chmod(0o711)
    return outside


def outside_folder(settings: Settings) -> Path:
    """Where `shared_folder` goes when the checkout is closed to those accounts."""
    digest = hashlib.sha256(str(CHECKOUT).encode()).hexdigest()[:12]
    return Path("/var/lib") / f"taskfleet-{digest}" / settings.name
