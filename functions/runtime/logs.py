"""Log lines as JSON on standard error, one an event, with the trace and never with what people wrote."""

import json
import sys
import traceback
from datetime import UTC, datetime
from typing import Any


def log(level: str, message: str, **members: Any) -> None:
    """Write one line. `members` are names and numbers, no contents."""
    line = {"time": datetime.now(UTC).isoformat(), "level": level, "message": message, **members}
    print(json.dumps(line), file=sys.stderr, flush=True)


def log_failure(function: str, traceparent: str | None) -> None:
    """Write down the exception being handled: where it happened and its type, not its text, which may quote data."""
    kind, _, where = sys.exc_info()
    frames = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(where)]
    log("error", "a function failed", function=function, traceparent=traceparent, type=str(kind), frames=frames)
