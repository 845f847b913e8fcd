"""What one environment on this machine is made of: its `.env`, its ports, its secrets and its state folder.

The environment `default` is what `make up` starts: `.env` in the checkout, state in `.taskfleet/`. Every other name
(`test`, `bench` …) keeps both in `.taskfleet/<name>/`, on free ports of its own, to run beside the default one.
"""

import os
import random
import re
import secrets
from dataclasses import dataclass, field
from functools import cached_property
from ipaddress import IPv4Address, IPv6Address, ip_address
from itertools import islice
from pathlib import Path
from urllib.parse import quote

from knative.local.stack.ports import refusal

CHECKOUT = Path(__file__).resolve().parents[3]
DEFAULT = "default"

_PORTS = (
    "HTTP_PORT",
    "POSTGRES_PORT",
    "REDIS_PORT",
    "KAFKA_PORT",
    "KAFKA_CONTROLLER_PORT",
    "FUNCTIONS_PORT",
    "GATEWAY_PORTS",
    "NOTIFIER_PORT",
)
_KEYED_SECRETS = ("JWT_SECRET", "COMMAND_TOKEN_SECRET")
_PLAIN_SECRETS = ("POSTGRES_PASSWORD", "REDIS_PASSWORD", "GATEWAY_SECRET", "NOTIFIER_SECRET")
_LINE = re.compile(r"^([A-Z][A-Z0-9_]*)=(.*)$", re.MULTILINE)
# Tests and benchmarks come from one address, however many people they play.
_LIMITS = {"REQUESTS_PER_SECOND": "100000", "CONNECTIONS_PER_ADDRESS": "4000"}
# Below the ports that kernels hand out to outgoing connections, so that none of those takes ours.
_FREE_PORT_RANGE = range(20_000, 32_000)


class StackError(Exception):
    """Something the person at the keyboard can mend; its text says what and how."""


@dataclass(frozen=True)
class Settings:
    """One environment: where its state is and what its `.env` says, completed from `.env.example`."""

    name: str
    # Holds secrets, which belong in no log.
    values: dict[str, str] = field(repr=False)

    @property
    def folder(self) -> Path:
        """The state folder, inside the checkout."""
        return state_folder(self.name)

    @property
    def env_file(self) -> Path:
        """The `.env` of this environment."""
        return env_file(self.name)

    def port(self, variable: str) -> int:
        """The port in `variable`, which holds one."""
        (port,) = self.ports(variable)
        return port

    def ports(self, variable: str) -> tuple[int, ...]:
        """The ports in `variable`, comma separated. Raises StackError where one is no port."""
        try:
            ports = tuple(int(text) for text in self.values[variable].split(","))
        except ValueError:
            ports = (0,)
        if not all(0 < port < 65536 for port in ports):
            raise StackError(f"{variable} in {self.env_file} must be a port, or ports, not {self.values[variable]!r}.")
        return ports

    @property
    def tls(self) -> bool:
        """Whether NGINX serves TLS: both files are given. Raises StackError where one is missing or unreadable."""
        files = {name: self.values[name] for name in ("TLS_CERTIFICATE_FILE", "TLS_KEY_FILE")}
        if not any(files.values()):
            return False
        for name, file in files.items():
            if not file or not os.access(file, os.R_OK):
                raise StackError(f"{name} in {self.env_file} must name a file that can be read, not {file!r}.")
        return True

    @property
    def public_url(self) -> str:
        """Where people find this environment, without a trailing slash.

        Raises StackError where other machines may come and nobody says by which address.
        """
        if self.values["PUBLIC_URL"]:
            return self.values["PUBLIC_URL"].rstrip("/")
        if not self.bind_address.is_loopback:
            raise StackError(f"BIND_ADDRESS in {self.env_file} lets other machines in: PUBLIC_URL must say where to.")
        return f"{'https' if self.tls else 'http'}://localhost:{self.port('HTTP_PORT')}"

    @property
    def bind_address(self) -> IPv4Address | IPv6Address:
        """Where NGINX listens. Raises StackError where it is no address."""
        try:
            return ip_address(self.values["BIND_ADDRESS"])
        except ValueError:
            raise StackError(
                f"BIND_ADDRESS in {self.env_file} must be an IP address; 0.0.0.0 is all of them."
            ) from None

    @cached_property
    def process_environment(self) -> dict[str, str]:
        """What our own processes find in their environment: the `.env` and the addresses that follow from it."""
        passwords = {name: quote(self.values[f"{name}_PASSWORD"], safe="") for name in ("POSTGRES", "REDIS")}
        return {
            **{name: value for name, value in self.values.items() if value},
            "PUBLIC_URL": self.public_url,
            "DATABASE_URL": f"postgresql://taskfleet:{passwords['POSTGRES']}"
            f"@127.0.0.1:{self.port('POSTGRES_PORT')}/taskfleet",
            "REDIS_URL": f"redis://:{passwords['REDIS']}@127.0.0.1:{self.port('REDIS_PORT')}/0",
            "KAFKA_BROKERS": f"127.0.0.1:{self.port('KAFKA_PORT')}",
            "NOTIFIER_ADDRESS": f"127.0.0.1:{self.port('NOTIFIER_PORT')}",
            "FUNCTIONS_URL": f"http://127.0.0.1:{self.port('FUNCTIONS_PORT')}/{{service}}",
        }


def state_folder(name: str) -> Path:
    """The folder that holds all state of the environment `name`."""
    state = CHECKOUT / ".taskfleet"
    return state if name == DEFAULT else state / name


def env_file(name: str) -> Path:
    """The `.env` of the environment `name`."""
    return CHECKOUT / ".env" if name == DEFAULT else state_folder(name) / ".env"


def load(name: str = DEFAULT) -> Settings:
    """Read the environment's `.env`; create it where there is none, and fill secrets that are empty, at mode 0600.

    Raises StackError for a value that no process environment can hold.
    """
    if not re.fullmatch(r"[a-z][a-z0-9-]{0,30}", name):
        raise StackError(f"{name!r} is no name for an environment: lower-case letters, digits and hyphens.")
    example = (CHECKOUT / ".env.example").read_text()
    file = env_file(name)
    text = file.read_text() if file.exists() else _new(name, example)
    complete = _with_secrets(text, example)
    if not file.exists() or complete != file.read_text():
        write_private(file, complete)
    values = {**_parse(example), **_parse(complete)}
    for variable, value in values.items():
        if '"' in value:
            raise StackError(f"{variable} in {file} holds a double quote, which the process supervisor cannot pass on.")
    return Settings(name, values)


def renew_ports(settings: Settings) -> Settings:
    """Give an environment that is not the default one other free ports: nobody knows them by heart."""
    write_private(settings.env_file, _with_free_ports(settings.env_file.read_text()))
    return load(settings.name)


def write_private(file: Path, text: str) -> None:
    """Replace `file` at once by one with mode 0600 that holds `text`."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(text)
    draft.replace(file)


def _new(name: str, example: str) -> str:
    if name == DEFAULT:
        return example
    return _with_free_ports(_with(_LIMITS, example))


def _with(values: dict[str, str], text: str) -> str:
    for name, value in values.items():
        text = re.sub(rf"^{name}=.*$", f"{name}={value}", text, flags=re.MULTILINE)
    return text


def _parse(text: str) -> dict[str, str]:
    return {name: value.strip() for name, value in _LINE.findall(text)}


def _with_free_ports(text: str) -> str:
    free = (str(port) for port in random.sample(_FREE_PORT_RANGE, 500) if not refusal("127.0.0.1", port))
    counts = {name: len(value.split(",")) for name, value in _parse(text).items() if name in _PORTS}
    return _with({name: ",".join(islice(free, count)) for name, count in counts.items()}, text)


def _with_secrets(text: str, example: str) -> str:
    present, wanted = _parse(text), _parse(example)
    for name in (*_PLAIN_SECRETS, *_KEYED_SECRETS):
        if name in wanted and not present.get(name):
            value = ("k1:" if name in _KEYED_SECRETS else "") + secrets.token_urlsafe(36)
            text = _with({name: value}, text) if name in present else f"{text}{name}={value}\n"
    return text
