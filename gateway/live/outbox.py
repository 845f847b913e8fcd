"""What waits to be sent to one socket: never more than it may hold, however slow its reader."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

MESSAGES = 256
CHARACTERS = 1024 * 1024


class Outbox:
    """A queue of text messages. Who has more to send than there is room for waits until half of it is free."""

    def __init__(self, send: Callable[[dict[str, Any]], Awaitable[None]], overflowed: Callable[[], None]) -> None:
        """`overflowed` is called when somebody who reads nothing keeps asking."""
        self._send = send
        self._overflowed = overflowed
        self._waiting: deque[str] = deque()
        self._characters = 0
        self._some = asyncio.Event()
        self._half_free = asyncio.Event()
        self._half_free.set()

    @property
    def has_room(self) -> bool:
        """Whether an event may be put."""
        return len(self._waiting) < MESSAGES and self._characters < CHARACTERS

    def put(self, text: str) -> None:
        """Send soon. Answers to a client's own messages are put without asking for room, up to twice the room."""
        if len(self._waiting) >= 2 * MESSAGES:
            self._overflowed()
            return
        self._waiting.append(text)
        self._characters += len(text)
        self._some.set()
        if not self.has_room:
            self._half_free.clear()

    async def half_free(self) -> None:
        """Return when a reader that was too slow has caught up with half of what waits."""
        await self._half_free.wait()

    async def run(self) -> None:
        """Send what is put, in order, for ever."""
        while True:
            await self._some.wait()
            while self._waiting:
                text = self._waiting.popleft()
                self._characters -= len(text)
                try:
                    await self._send({"type": "websocket.send", "text": text})
                except OSError:
                    return  # the client is gone, which the socket hears too
                if len(self._waiting) <= MESSAGES // 2 and self._characters <= CHARACTERS // 2:
                    self._half_free.set()
            self._some.clear()
