"""One JSON line per thing worth knowing, on standard output. Never an event's data: it may be anybody's."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime


def log(level: str, message: str, **facts: object) -> None:
    """Write one line: `level` is info, warning or error; `facts` are JSON values, None is left out."""
    given = {name: value for name, value in facts.items() if value is not None}
    line = {"time": datetime.now(UTC).isoformat(), "level": level, "process": "triggers", "message": message, **given}
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()
