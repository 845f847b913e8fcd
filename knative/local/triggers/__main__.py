"""`python -m knative.local.triggers [folder]`: deliver to functions what Kafka holds, as the folder's Triggers say.

The same process keeps the clocks of the folder's PingSources (`knative/local/clocks`).

Ends with 1 where a manifest is at fault, one line each, or where it must start afresh.
"""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys
from collections.abc import Coroutine
from pathlib import Path

from knative.local.clocks.clocks import Clock, keep_time, ready_clocks
from knative.local.triggers.log import log
from knative.local.triggers.ready import ready_triggers
from knative.local.triggers.runner import Runner
from knative.local.triggers.settings import settings
from knative.manifests.reading import RefusedError, read

_BASE = Path(__file__).parents[2] / "base"


def main() -> int:
    """Read the manifests, then run until SIGTERM or SIGINT."""
    arguments = _arguments()
    given = settings()
    try:
        manifests = read(arguments.folder, arguments.namespace)
        triggers = ready_triggers(manifests, given.functions_url)
        clocks = ready_clocks(manifests, given.functions_url)
    except RefusedError as error:
        for fault in error.faults:
            log("error", "manifest refused", fault=fault)
        return 1
    runner = Runner(given.kafka_brokers, triggers)
    return asyncio.run(_until_told(runner.create() if arguments.create else _run(runner, clocks)))


async def _run(runner: Runner, clocks: list[Clock]) -> None:
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(runner.run())
        tasks.create_task(keep_time(clocks))


async def _until_told(doing: Coroutine[None, None, None]) -> int:
    work = asyncio.ensure_future(doing)
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, work.cancel)
    try:
        await work
    except asyncio.CancelledError:
        log("info", "stopped")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m knative.local.triggers", description="The laptop's Kafka Triggers."
    )
    parser.add_argument("folder", type=Path, nargs="?", default=_BASE, help="manifests (default: knative/base)")
    parser.add_argument("--namespace", default="taskfleet", help="of manifests that name none")
    parser.add_argument("--create", action="store_true", help="fix where new Triggers start, and end")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
