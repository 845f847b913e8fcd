"""Taskfleet's own processes as supervised programs, and the migrations that come before them."""

import http.client
import subprocess
import sys
from collections.abc import Callable

from knative.local.stack.ports import accepts, answers
from knative.local.stack.programs import Program
from knative.local.stack.settings import CHECKOUT, Settings, StackError


def programs(settings: Settings) -> tuple[Program, ...]:
    """The function host, the notifier, both gateways, the relay and the trigger runner."""

    def process(
        name: str,
        arguments: str,
        sources: tuple[str, ...],
        port: tuple[str, int] | None = None,
        is_ready: Callable[[], bool] | None = None,
    ) -> Program:
        return Program(
            name=name,
            command=(sys.executable, "-m", *arguments.split()),
            is_ready=is_ready or ((lambda: accepts("127.0.0.1", port[1])) if port else None),
            environment=settings.process_environment,
            sources=tuple(CHECKOUT / source for source in (*sources, "requirements-dev.lock")),
            ports=((port[0], "127.0.0.1", port[1]),) if port else (),
        )

    def gateway(number: int, port: int) -> Program:
        return process(
            f"gateway-{number}",
            # NGINX gives up an idle connection first, after 30 s: one that closes as a request comes would lose it.
            f"uvicorn gateway.app:app --host 127.0.0.1 --port {port} --timeout-keep-alive 75"
            " --no-access-log --no-server-header --no-proxy-headers"
            # Compressing each message for each of a thousand sockets costs more than sending it.
            " --ws websockets-sansio --ws-per-message-deflate false --ws-max-size 65536",
            ("gateway", "events"),
            ("GATEWAY_PORTS", port),
            lambda: answers(http.client.HTTPConnection("127.0.0.1", port, timeout=2), "/healthz"),
        )

    return (
        process(
            "functions",
            "knative.local.host",
            ("functions", "events", "knative/local/host.py"),
            ("FUNCTIONS_PORT", settings.port("FUNCTIONS_PORT")),
        ),
        process("notifier", "events.notifier", ("events",), ("NOTIFIER_PORT", settings.port("NOTIFIER_PORT"))),
        *(gateway(number, port) for number, port in enumerate(settings.ports("GATEWAY_PORTS"), start=1)),
        process("relay", "events.relay", ("events",)),
        process(
            "triggers",
            "knative.local.triggers",
            ("knative/local/triggers", "knative/local/clocks", "knative/manifests", "knative/base"),
        ),
    )


def migrate(settings: Settings) -> None:
    """Bring the database to the newest revision; does nothing where it is there. Raises StackError."""
    done = subprocess.run(
        [sys.executable, "-m", "events.store.migrate"],
        cwd=CHECKOUT,
        env={"PATH": "/usr/bin:/bin", **settings.process_environment},
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise StackError(f"The migrations failed:\n{done.stderr.strip() or done.stdout.strip()}")
