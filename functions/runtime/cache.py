"""What Redis remembers for a while: sessions, roles and tasks. Losing it loses no fact and revives no session.

Nothing here raises: a cache that is away is a cache that knows nothing. What it knows lives 4 seconds (sessions and
roles) or 30 (tasks), so that even a revocation it never heard of holds within 5.
"""

import time
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any
from uuid import UUID

from functions.runtime.redis_client import Command, Redis, RedisError
from functions.settings import settings

if TYPE_CHECKING:
    from functions.task.rows import TaskSeen

TRUSTED_FOR = 4.0  # seconds
TASK_FOR = 30  # seconds
AWAY_FOR = 1.0  # seconds after a failure in which Redis is not asked
ENDED = "ended"

# A session that ended stays ended, whatever a reader that was slower than the end wants to write.
KEEP_SESSION = """
if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[4] then redis.call('HSET', KEYS[1], ARGV[1], ARGV[2]) end
redis.call('EXPIRE', KEYS[1], ARGV[3])
"""

# A place in a project's stream, and what was read there, is written only over an earlier place.
KEEP_AT = """
local there = redis.call('GET', KEYS[1])
if not there or tonumber(string.match(there, '^%d+')) <= tonumber(ARGV[1]) then
  redis.call('SET', KEYS[1], ARGV[1] .. ' ' .. ARGV[2], 'EX', ARGV[3])
end
"""

# A task with somebody's role in its project: nothing where the project's columns or labels have changed since.
READ_TASK = """
local seq, project, task = string.match(redis.call('GET', KEYS[1]) or '', '^(%d+) (%S+) (.+)$')
if not task then return false end
local outdated = string.match(redis.call('GET', 'project:' .. project .. ':outdated') or '', '^%d+')
if outdated and tonumber(outdated) > tonumber(seq) then return false end
return {redis.call('HGET', 'project:' .. project .. ':members', ARGV[1]), task}
"""


class Cache:
    """Redis as functions use it; each method answers what it would on an empty cache when Redis is away."""

    def __init__(self, url: str) -> None:
        self._redis = Redis(url)
        self._away_until = 0.0

    def session_holds(self, user_id: UUID, session_id: UUID) -> bool | None:
        """Whether a session holds, or null where this is not known."""
        (value,) = self._look(["HGET", f"user:{user_id}:session", str(session_id)])
        if value is None:
            return None
        if value == ENDED:
            return False
        return True if float(value) > time.time() else None

    def keep_session(self, user_id: UUID, session_id: UUID, asked_at: datetime) -> None:
        """Remember that a session holds, for 4 seconds from when it was asked."""
        until = f"{asked_at.timestamp() + TRUSTED_FOR:.3f}"
        self._look(["EVAL", KEEP_SESSION, "1", f"user:{user_id}:session", str(session_id), until, "3600", ENDED])

    def end_sessions(self, user_id: UUID, session_ids: Iterable[UUID]) -> None:
        """Write a tombstone for each: a mere delete could be undone by a slow reader."""
        ended = [word for session_id in session_ids for word in (str(session_id), ENDED)]
        if ended:
            self._ask(["HSET", f"user:{user_id}:session", *ended])

    def forget_roles(self, project_id: UUID) -> None:
        """Forget who is what in a project."""
        self._ask(["DEL", f"project:{project_id}:members"])

    def task(self, task_id: UUID, user_id: UUID) -> str | None:
        """A task as the JSON of its reply, for somebody who may read it, or null where either is not known."""
        (found,) = self._look(["EVAL", READ_TASK, "1", f"task:{task_id}", str(user_id)])
        role, task = found or (None, None)
        until = (role or "").partition(" ")[2]
        return task if until and float(until) > time.time() else None

    def keep_task(self, seen: "TaskSeen", user_id: UUID, asked_at: datetime) -> None:
        """Remember a task as it was at a place of its project's stream, and for 4 seconds the role of who read it."""
        members, until = f"project:{seen.project_id}:members", asked_at.timestamp() + TRUSTED_FOR
        self._look(
            _keep_at(f"task:{seen.id}", seen.seq, f"{seen.project_id} {bytes(seen.task).decode()}"),
            ["HSET", members, str(user_id), f"{seen.role} {until:.3f}"],
            ["EXPIRE", members, str(TASK_FOR)],
        )

    def forget_tasks(self, task_seqs: Mapping[str, int], project_seqs: Mapping[str, int]) -> None:
        """Forget what tasks were before their projects' streams came so far, and all of a project's where named."""
        places = {f"task:{task_id}": seq for task_id, seq in task_seqs.items()}
        places |= {f"project:{project_id}:outdated": seq for project_id, seq in project_seqs.items()}
        if places:
            self._ask(*[_keep_at(key, seq, "") for key, seq in places.items()])

    def _look(self, *commands: Command) -> list[Any]:
        """Ask what can be done without: not while that would mean waiting for the library."""
        return self._ask(*commands) if self._redis.is_loaded else [None for _ in commands]

    def _ask(self, *commands: Command) -> list[Any]:
        if time.monotonic() >= self._away_until:
            try:
                return self._redis.run(*commands)
            except RedisError:  # whatever is wrong with a cache, the database knows better
                self._away_until = time.monotonic() + AWAY_FOR
        return [None for _ in commands]


def _keep_at(key: str, seq: int, what: str) -> Command:
    return ["EVAL", KEEP_AT, "1", key, str(seq), what, str(TASK_FOR)]


@cache
def shared_cache() -> Cache:
    """The cache of this process."""
    return Cache(settings().redis_url)
