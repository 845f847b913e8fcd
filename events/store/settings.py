"""Settings, read from the environment once, when first asked for."""

import os
from collections.abc import Iterable


class MissingSettings(SystemExit):
    """The process cannot start; says every missing name at once."""


def required(*names: str) -> list[str]:
    """The values of these environment variables, or `MissingSettings` that names all that are absent or empty."""
    absent: Iterable[str] = [name for name in names if not os.environ.get(name)]
    if absent:
        raise MissingSettings(f"Set {', '.join(absent)} in the environment (see .env.example).")
    return [os.environ[name] for name in names]
