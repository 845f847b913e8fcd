"""What the trigger runner takes from the environment."""

from __future__ import annotations

import os
from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """Where Kafka and the functions are; `functions_url` is a template with `{service}` in it."""

    kafka_brokers: str
    functions_url: str


def settings() -> Settings:
    """Read the environment. Raises SystemExit that names every missing variable."""
    names = ("KAFKA_BROKERS", "FUNCTIONS_URL")
    if missing := [name for name in names if not os.environ.get(name)]:
        raise SystemExit(f"missing in the environment: {', '.join(missing)}")
    return Settings(*(os.environ[name] for name in names))
