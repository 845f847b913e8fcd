"""Run in a copy of the checkout: makes what is generated, brings everything up, says where, and ends with its input."""

import subprocess
import sys

from knative.local.stack.stack import Stack

GENERATORS = ("events.store.generate", "knative.render")


def main() -> None:
    """Serve until standard input ends."""
    for generator in GENERATORS:
        subprocess.run([sys.executable, "-m", generator], check=True)
    stack = Stack("scratch")
    try:
        stack.up()
        for name, value in stack.environment.items():
            print(f"{name}={value}")
        print("ready", flush=True)
        sys.stdin.read()
    finally:
        stack.clean()


if __name__ == "__main__":
    main()
