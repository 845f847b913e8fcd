"""Taskfleet on this machine: up, down, status, logs, clean, and run: up, a command, down."""

import argparse
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from knative.local.stack import frontend
from knative.local.stack.packages import PackageError, ensure
from knative.local.stack.settings import DEFAULT, StackError
from knative.local.stack.stack import Stack


def main() -> None:
    """Do what the arguments say; what cannot be done is said in a sentence, and the exit status is 1."""
    arguments = _arguments()
    # So that `finally` ends what was started, whichever way this is ended.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        ensure("postgres", "redis-server", "nginx", *(["chromium"] if arguments.browser else []))
        sys.exit(_do(arguments))
    except (StackError, PackageError) as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit(130)


def _arguments() -> argparse.Namespace:
    usage = "python -m knative.local.stack verb [options] [-- command]"
    parser = argparse.ArgumentParser(usage=usage, description=__doc__)
    parser.add_argument("verb", choices=["up", "down", "status", "logs", "clean", "run"])
    parser.add_argument("--environment", default=DEFAULT, help="default, or the name of one beside it, such as test")
    parser.add_argument("--only", type=lambda text: text.split(","), help="programs, comma separated; all without it")
    parser.add_argument("--browser", action="store_true", help="install Chromium first, where this is Debian")
    words = sys.argv[1:]
    end = words.index("--") if "--" in words else len(words)
    return parser.parse_args(words[:end], argparse.Namespace(command=words[end + 1 :]))


def _do(arguments: argparse.Namespace) -> int:
    stack = Stack(arguments.environment)
    match arguments.verb:
        case "up":
            _up(stack, arguments.only)
        case "down":
            stack.down()
        case "clean":
            stack.clean()
        case "status":
            _show(stack)
        case "logs":
            if not stack.logs():
                raise StackError("Nothing has been started here yet.")
            subprocess.run(["tail", "-n", "30", "-F", *stack.logs()])
        case "run":
            return _run(stack, arguments.only, arguments.command)
    return 0


def _up(stack: Stack, only: list[str] | None) -> None:
    began = time.monotonic()
    _start(stack, only)
    seconds = time.monotonic() - began
    if only:
        print(f"{', '.join(only)} up in {seconds:.1f} s.")
        return
    address = stack.settings.public_url
    print(f"""\
Taskfleet is up, in {seconds:.1f} s.

  {address}                      the web app: open it and sign up, or fill it first with `make demo`
  {address}/graphql              GraphQL, queries and subscriptions
  {address}/functions/<service>  each function, by POST

`make status` shows what runs, `make logs` what it says, `make down` ends it.""")


def _start(stack: Stack, only: list[str] | None) -> None:
    if only:
        stack.up(only)
        return
    if outside := stack.data_outside():
        print(f"The account postgres cannot enter this checkout: PostgreSQL's data is in {outside}.")
    with ThreadPoolExecutor(1) as beside:
        built = beside.submit(frontend.build, stack.settings)
        stack.up()
        built.result()


def _show(stack: Stack) -> None:
    states = stack.states()
    for name, state in states.items():
        print(f"{name:12} {state.condition:9} {state.description:34} {state.memory / 2**20:6.0f} MiB")
    print(f"{'':58}{sum(state.memory for state in states.values()) / 2**20:6.0f} MiB resident in all")


def _run(stack: Stack, only: list[str] | None, command: list[str]) -> int:
    was_up = stack.is_up()
    try:
        _start(stack, only)
        environment = {**os.environ, **stack.environment, "TASKFLEET_ENVIRONMENT": stack.settings.name}
        return subprocess.run(command, env=environment).returncode
    finally:
        if not was_up:
            stack.down()


if __name__ == "__main__":
    main()
