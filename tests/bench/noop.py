"""A CloudEvent function that does nothing, served as the functions are: what nobody can be faster than."""

import sys
from pathlib import Path

import functions_framework.aio
import uvicorn
from cloudevents.http import CloudEvent


@functions_framework.aio.cloud_event
async def noop(event: CloudEvent) -> None:
    """Take an event, and answer that it was taken."""


if __name__ == "__main__":
    uvicorn.run(
        functions_framework.aio.create_asgi_app("noop", str(Path(__file__))),  # type: ignore[no-untyped-call]
        host="127.0.0.1",
        port=int(sys.argv[1]),
        access_log=False,
        log_level="warning",
        server_header=False,
    )
