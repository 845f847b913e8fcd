"""compose.yaml, as far as it can be read without Docker: names, order, settings and locks fit together."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from events.names import TOPICS
from events.notifier.settings import settings as notifier_settings
from events.store.settings import required
from functions.settings import settings as function_settings
from gateway.settings import settings as gateway_settings
from knative.local.stack import kafka
from knative.local.stack.nginx import TEMPLATE
from knative.local.stack.packages import find_program
from tests.knative.images.dockerfile import ROOT, stages

TEXT = (ROOT / "compose.yaml").read_text()
DOCUMENT: dict[str, Any] = yaml.safe_load(TEXT)
SERVICES: dict[str, dict[str, Any]] = DOCUMENT["services"]
OWN = {name: service for name, service in SERVICES.items() if "build" in service}
# Of the Compose specification, what we use.
KEYS = {
    *("image", "build", "command", "entrypoint", "environment", "volumes", "healthcheck", "restart", "depends_on"),
    *("hostname", "deploy", "ports", "tmpfs", "read_only", "cap_drop", "security_opt"),
}
VARIABLE = re.compile(r"(?<!\$)\$\{([A-Z_]+)(?::([-?+])([^${}]*))?\}")


@pytest.fixture(scope="module")
def env_file(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The .env that compose.yaml's own instructions make."""
    folder = tmp_path_factory.mktemp("compose")
    (folder / ".env.example").write_text((ROOT / ".env.example").read_text())
    lines = [line.removeprefix("#").strip() for line in TEXT.splitlines() if line.startswith("#")]
    first = next(number for number, line in enumerate(lines) if line.startswith("(umask"))
    last = next(number for number, line in enumerate(lines) if line.endswith("> .env)"))
    subprocess.run(["sh", "-euc", "\n".join(lines[first : last + 1])], cwd=folder, check=True)
    assert (folder / ".env").stat().st_mode & 0o777 == 0o600
    return dict(re.findall(r"^([A-Z_]+)=(.*)$", (folder / ".env").read_text(), flags=re.MULTILINE))


def filled_in(text: str, values: dict[str, str]) -> str:
    """A text with its variables, innermost first, as Compose fills them in."""

    def value(match: re.Match[str]) -> str:
        name, how, other = match.groups()
        given = values.get(name, "")
        if how == "?":
            assert given, f"{name} has no value"
        return {"-": given or other, "+": given and other}.get(how, given)

    while (further := VARIABLE.sub(value, text)) != text:
        text = further
    return text.replace("$$", "$")


def environment(name: str, values: dict[str, str]) -> dict[str, str]:
    """What a service finds in its environment."""
    return {variable: filled_in(text, values) for variable, text in SERVICES[name].get("environment", {}).items()}


def test_every_word_is_one_of_the_specification() -> None:
    assert {key for service in SERVICES.values() for key in service} <= KEYS
    assert {key for key in DOCUMENT if not key.startswith("x-")} == {"name", "services", "volumes"}


def test_what_is_built_is_a_stage_of_the_dockerfile() -> None:
    for name, service in OWN.items():
        assert service["build"]["context"] == "."
        assert service["build"]["target"] in stages(), name


@pytest.mark.parametrize("name", OWN)
def test_every_process_of_ours_is_locked_down(name: str) -> None:
    assert SERVICES[name]["read_only"] is True
    assert SERVICES[name]["cap_drop"] == ["ALL"]
    assert SERVICES[name]["security_opt"] == ["no-new-privileges:true"]


def test_nobody_waits_for_what_does_not_come() -> None:
    for name, service in SERVICES.items():
        for awaited, how in service.get("depends_on", {}).items():
            ends = SERVICES[awaited].get("restart") == "no"
            assert (how["condition"] == "service_completed_successfully") == ends, (name, awaited)
            if how["condition"] == "service_healthy":
                assert "healthcheck" in SERVICES[awaited], (name, awaited)


def test_nobody_waits_in_a_circle() -> None:
    waiting = {name: set(service.get("depends_on", {})) for name, service in SERVICES.items()}
    while ready := {name for name, awaited in waiting.items() if not awaited}:
        waiting = {name: awaited - ready for name, awaited in waiting.items() if name not in ready}
    assert waiting == {}


def test_only_nginx_can_be_reached_and_only_from_this_machine_where_nobody_says_otherwise(
    env_file: dict[str, str],
) -> None:
    ports = {name: service["ports"] for name, service in SERVICES.items() if "ports" in service}

    assert ports.keys() == {"nginx"}
    assert [filled_in(port, env_file) for port in ports["nginx"]] == ["127.0.0.1:8080:8080"]


def test_every_variable_is_one_of_the_env_file(env_file: dict[str, str]) -> None:
    assert {match[1] for match in re.finditer(r"(?<!\$)\$\{([A-Z_]+)", TEXT.replace("# ", ""))} - {"line"} <= set(
        env_file
    )


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("functions", function_settings.__wrapped__),
        ("functions", lambda: required("FUNCTIONS_PORT", "NOTIFIER_ADDRESS", "NOTIFIER_SECRET", "LISTEN_ADDRESS")),
        ("gateway", gateway_settings.__wrapped__),
        ("notifier", notifier_settings.__wrapped__),
        ("relay", lambda: required("DATABASE_URL", "KAFKA_BROKERS")),
        ("migrate", lambda: required("DATABASE_URL")),
        ("triggers", lambda: required("FUNCTIONS_URL", "KAFKA_BROKERS")),
        ("triggers-created", lambda: required("FUNCTIONS_URL", "KAFKA_BROKERS")),
    ],
)
def test_every_process_is_told_what_it_needs_to_start(
    name: str, read: Callable[[], Any], env_file: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = environment(name, env_file)
    monkeypatch.setattr(os, "environ", told)

    read()

    for address in re.findall(r"(?:@|//|^)([a-z]+):\d+(?![-\w@])", "\n".join(told.values()), flags=re.MULTILINE):
        assert address in SERVICES or address == "localhost", address


def test_people_come_by_the_address_that_they_chose(env_file: dict[str, str]) -> None:
    chosen = env_file | {"HTTP_PORT": "9000"}

    assert environment("gateway", chosen)["PUBLIC_URL"] == "http://localhost:9000"
    chosen["PUBLIC_URL"] = "https://tasks.example.com"
    assert environment("gateway", chosen)["PUBLIC_URL"] == "https://tasks.example.com"


def test_kafka_and_its_topics_are_the_laptops() -> None:
    [script] = SERVICES["topics"]["command"]

    assert SERVICES["kafka"]["image"] == SERVICES["topics"]["image"] == f"apache/kafka:{kafka.VERSION}"
    assert SERVICES["topics"]["environment"]["TOPICS"].split() == list(TOPICS)
    assert f"--partitions {kafka._PARTITIONS} " in script
    for name, value in kafka._TOPIC_SETTINGS.items():
        assert f"--config {name}={value}" in script


@pytest.mark.parametrize("proxies", ["", "10.0.0.0/8"])
def test_nginx_takes_its_configuration(proxies: str, env_file: dict[str, str], tmp_path: Path) -> None:
    given = environment("nginx", env_file | {"TRUSTED_PROXIES": proxies})
    assert given.keys() == set(re.findall(r"\$\{([A-Z_]+)\}", TEMPLATE.read_text()))
    # Debian's NGINX does not ask for addresses anew.
    servers = dict.fromkeys(("GATEWAY_SERVERS", "FUNCTIONS_SERVERS"), "server 127.0.0.1:1;")
    given |= {"STATE": str(tmp_path), "WEB": str(tmp_path), "LISTEN": "127.0.0.1:8080", **servers}
    text = re.sub(r"\$\{([A-Z_]+)\}", lambda match: given[match[1]], TEMPLATE.read_text())
    configuration = tmp_path / "nginx.conf"
    configuration.write_text(text)

    command = [find_program("nginx"), "-t", "-q", "-e", "stderr", "-c", str(configuration)]
    tested = subprocess.run(command, capture_output=True, text=True)

    assert tested.returncode == 0, tested.stderr
    assert ("set_real_ip_from 10.0.0.0/8;" in text) == bool(proxies)
