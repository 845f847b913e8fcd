"""A function as functions-framework serves it: read the body, run it on the pool, reply, then send frames."""

import asyncio
import contextlib
import os
import threading
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from typing import Any, cast

import functions_framework.aio
from starlette.background import BackgroundTask
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from events.envelope import Envelope
from events.names import message_type
from functions import refusals
from functions.refusals import Refusal
from functions.runtime import answer
from functions.runtime.call import FROM_CLOCK, FROM_KAFKA, LARGEST_BODY, Call, read_call, too_large
from functions.runtime.frames import send_frames
from functions.runtime.logs import log_failure
from functions.runtime.operation import Clock, Operation, Reaction
from functions.runtime.run import Outcome, database, react, tick
from functions.runtime.run import answer as answer_operation
from functions.settings import settings

WAITING_PER_THREAD = 32
LONGEST_WAIT = 2.0  # seconds in the queue, after which nobody is served well any more

Endpoint = Callable[[Request], Awaitable[Response]]


class _Pool:
    """Threads as many as connections, and a queue with an end."""

    def __init__(self, threads: int) -> None:
        self._executor = ThreadPoolExecutor(threads, thread_name_prefix="function", initializer=_connect)
        self._room = threads * (1 + WAITING_PER_THREAD)
        self._inside = 0
        for _ in range(threads):
            self._executor.submit(threading.get_ident)

    async def run(self, act: Callable[[], Outcome]) -> Outcome:
        """Run on a thread. Raises `try_again` where the queue is full, or where the wait was too long."""
        if self._inside >= self._room:
            raise refusals.try_again("Too many messages at once. Try again.")
        came = time.monotonic()

        def in_time() -> Outcome:
            if time.monotonic() - came > LONGEST_WAIT:
                raise refusals.try_again("Too many messages at once. Try again.")
            return act()

        self._inside += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._executor, in_time)
        finally:
            self._inside -= 1


def _connect() -> None:
    """Connect this thread to PostgreSQL before the first message needs it; who cannot yet is told when it asks."""
    with contextlib.suppress(Exception):
        database().connection()


@cache
def _pool() -> _Pool:
    return _Pool(settings().threads)


def _start_anew() -> None:
    """A forked server has none of its parent's threads and must not share its connections."""
    _pool.cache_clear()
    database.cache_clear()


os.register_at_fork(after_in_child=_start_anew)


def endpoint_of(function: Operation[Any, Any] | Reaction | Clock) -> Endpoint:
    """Register a function with the framework under its own name."""
    _pool()
    expected = message_type(function.terms.type) if isinstance(function, Operation) else ""
    ways_in = _ways_into(function)

    async def endpoint(request: Request) -> Response:
        call: Call | None = None
        try:
            path: str = request.scope["path"]
            if request.method != "POST" or path.strip("/") not in ways_in:
                return Response(status_code=405, headers={"allow": "POST"})
            call = read_call(expected, path, dict(request.headers.items()), await _read_body(request))
            outcome = await _pool().run(partial(_outcome_of, function, call))
            if not isinstance(function, Operation):
                return Response(status_code=204, background=BackgroundTask(_send_on, outcome.envelopes))
            response = answer.replied(call, function.terms.type, outcome.reply)
            if outcome.envelopes:
                response.background = BackgroundTask(_send_on, outcome.envelopes)
            return response
        except Refusal as refusal:
            return answer.refused(refusal, call.traceparent if call else None)
        except ClientDisconnect:
            return Response(status_code=400)
        except Exception:
            trace = call.traceparent if call else None
            log_failure(function.name, trace)
            return answer.refused(Refusal(500, "internal", "Something went wrong here. It has been noted."), trace)

    endpoint.__name__ = function.name
    return cast(Endpoint, functions_framework.aio.http(endpoint))


async def _send_on(envelopes: list[Envelope]) -> None:
    """Hand over to the notifier what happened. Not asynchronous in itself, but a plain function is given a thread."""
    send_frames(envelopes)


def _ways_into(function: Operation[Any, Any] | Reaction | Clock) -> tuple[str, ...]:
    """The paths at which it answers; NGINX lets people through to the first of an operation only."""
    match function:
        case Operation():
            return ("", FROM_KAFKA)
        case Reaction():
            return (FROM_KAFKA,)
        case Clock():
            return (FROM_CLOCK,)


def _outcome_of(function: Operation[Any, Any] | Reaction | Clock, call: Call) -> Outcome:
    match function:
        case Operation():
            return answer_operation(function, call)
        case Reaction():
            return react(function, call)
        case Clock():
            return tick(function, call)


async def _read_body(request: Request) -> bytes:
    """The body, whole. Raises the refusal 413 as soon as it is known to be too large."""
    if int(request.headers.get("content-length") or 0) > LARGEST_BODY:
        raise too_large()
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_BODY:
            raise too_large()
    return bytes(body)
