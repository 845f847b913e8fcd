"""NGINX on a cluster: the laptop's template, filled in by the manifests."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from knative.local.stack.nginx import TEMPLATE
from knative.local.stack.packages import find_program
from tests.knative.cluster.rendered import OVERLAYS, environment, pods

# NGINX asks for addresses anew from 1.27.3 on, and Debian's is older: it is shown servers that it needs not ask for.
LOOPBACK = "server 127.0.0.1:1;"


@pytest.mark.parametrize("folder", OVERLAYS)
def test_every_name_in_the_template_is_filled_in_and_no_other_is_given(folder: str) -> None:
    given = environment(folder, dict(pods(folder))["nginx"])

    assert given.keys() == set(re.findall(r"\$\{([A-Z_]+)\}", TEMPLATE.read_text()))


def test_nginx_takes_what_comes_out(tmp_path: Path) -> None:
    given = environment(OVERLAYS[0], dict(pods(OVERLAYS[0]))["nginx"])
    assert "resolve " in given["GATEWAY_SERVERS"]
    servers = {"GATEWAY_SERVERS": LOOPBACK, "FUNCTIONS_SERVERS": LOOPBACK}
    shown = {"STATE": str(tmp_path), "WEB": str(tmp_path), "LISTEN": "127.0.0.1:8080", **servers}
    text = re.sub(r"\$\{([A-Z_]+)\}", lambda match: (given | shown)[match[1]], TEMPLATE.read_text())
    configuration = tmp_path / "nginx.conf"
    configuration.write_text(text)

    command = [find_program("nginx"), "-t", "-q", "-e", "stderr", "-c", str(configuration)]
    tested = subprocess.run(command, capture_output=True, text=True)

    assert tested.returncode == 0, tested.stderr
