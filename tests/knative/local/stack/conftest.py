"""Settings of an environment of this suite's own, gone when a module ends."""

import shutil
from collections.abc import Iterator

import pytest

from knative.local.stack.settings import Settings, load, renew_ports


@pytest.fixture(scope="module")
def settings() -> Iterator[Settings]:
    """A new environment that nothing was started in."""
    found = renew_ports(load("stack-test"))
    yield found
    shutil.rmtree(found.folder, ignore_errors=True)
