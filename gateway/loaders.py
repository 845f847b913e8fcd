"""Reads by id, gathered into one call."""

import asyncio
import time

import msgspec
from strawberry.dataloader import DataLoader

from events.contracts.user import ListUsersById, People
from gateway.call_function import Functions, Refusal

REMEMBERED = 60.0
"""Seconds after which a new name is seen."""
WITHOUT_ANSWER = 5.0
"""Seconds after which an answer that did not come is asked for again."""
MOST_REMEMBERED = 10_000
PATIENCE = 2.0
"""Seconds; an event does not wait longer for the name of who caused it."""


class PeopleById:
    """Names for ids: those wanted at once are asked for in one call, and remembered for a minute."""

    def __init__(self, functions: Functions) -> None:
        self._functions = functions
        self._loader: DataLoader[str, bytes | None] = DataLoader(load_fn=self._ask, max_batch_size=1000, cache=False)
        self._known: dict[str, tuple[float, bytes | None]] = {}

    async def load(self, id: str) -> bytes | None:
        """A Person as JSON; None for who is not known, or when nobody can be asked."""
        until, person = self._known.get(id, (0.0, None))
        if until > time.monotonic():
            return person
        return await self._loader.load(id)

    async def _ask(self, ids: list[str]) -> list[bytes | None]:
        deadline = asyncio.get_running_loop().time() + PATIENCE
        found: dict[str, bytes] = {}
        keep = REMEMBERED
        try:
            reply = await self._functions.call(ListUsersById, {"ids": ids}, self._functions.own, deadline=deadline)
        except Refusal:
            keep = WITHOUT_ANSWER
        else:
            people = msgspec.json.decode(reply, type=People).nodes
            found = {str(person.id): msgspec.json.encode(person) for person in people}
        if len(self._known) > MOST_REMEMBERED:
            self._known.clear()
        people_or_none = [found.get(asked) for asked in ids]
        until = time.monotonic() + keep
        self._known.update((asked, (until, person)) for asked, person in zip(ids, people_or_none, strict=True))
        return people_or_none
