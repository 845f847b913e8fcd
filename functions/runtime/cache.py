"""What Redis remembers for a while: sessions, roles and tasks. Losing it loses no fact and revives no session.

Nothing here raises: a cache that is away is a cache that knows nothing. What it knows lives 4 seconds (sessions and
roles) or 30 (tasks), so that even a revocation it never heard of holds within 5.
"""

import threading
import time
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any
from uuid import UUID

from functions.settings import settings

if TYPE_CHECKING:
    from redis import Redis

    from functions.task.rows import TaskSeen

TRUSTED_FOR = 4.0  # seconds
TASK_FOR = 30  # seconds
AWAY_FOR = 1.0  # seconds after a failure in which Redis is not asked
SOCKET_TIMEOUT = 0.25  # seconds
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
        self._url = url
        self._away_until = 0.0
        self._loader: threading.Thread | None = None

    @property
    def is_loaded(self) -> bool:
        """Whether asking costs nothing but the question; asked for the first time, loads the client on a thread."""
        if self._loader is None:
            self._loader = threading.Thread(target=self._redis, daemon=True)
            self._loader.start()
        return not self._loader.is_alive()

    def session_holds(self, user_id: UUID, session_id: UUID) -> bool | None:
        """Whether a session holds, or null where this is not known."""
        value = self._ask(lambda redis: redis.hget(f"user:{user_id}:session", str(session_id)))
        if value is None:
            return None
        if value == ENDED:
            return False
        return True if float(value) > time.time() else None

    def keep_session(self, user_id: UUID, session_id: UUID, asked_at: datetime) -> None:
        """Remember that a session holds, for 4 seconds from when it was asked."""
        until = f"{asked_at.timestamp() + TRUSTED_FOR:.3f}"
        key = f"user:{user_id}:session"
        self._ask(lambda redis: redis.eval(KEEP_SESSION, 1, key, str(session_id), until, "3600", ENDED))

    def end_sessions(self, user_id: UUID, session_ids: Iterable[UUID]) -> None:
        """Write a tombstone for each: a mere delete could be undone by a slow reader."""
        ended = {str(session_id): ENDED for session_id in session_ids}
        if ended:
            self._ask(lambda redis: redis.hset(f"user:{user_id}:session", mapping=ended))

    def forget_roles(self, project_id: UUID) -> None:
        """Forget who is what in a project."""
        self._ask(lambda redis: redis.delete(f"project:{project_id}:members"))

    def task(self, task_id: UUID, user_id: UUID) -> str | None:
        """A task as the JSON of its reply, for somebody who may read it, or null where either is not known."""
        if not self.is_loaded:
            return None
        role, task = self._ask(lambda redis: redis.eval(READ_TASK, 1, f"task:{task_id}", str(user_id))) or (None, None)
        until = (role or "").partition(" ")[2]
        return task if until and float(until) > time.time() else None

    def keep_task(self, seen: "TaskSeen", user_id: UUID, asked_at: datetime) -> None:
        """Remember a task as it was at a place of its project's stream, and for 4 seconds the role of who read it."""
        if not self.is_loaded:
            return
        members, until = f"project:{seen.project_id}:members", asked_at.timestamp() + TRUSTED_FOR
        kept = f"{seen.project_id} {bytes(seen.task).decode()}"
        self._ask(
            lambda redis: (
                redis.pipeline(transaction=False)
                .eval(KEEP_AT, 1, f"task:{seen.id}", str(seen.seq), kept, str(TASK_FOR))
                .hset(members, str(user_id), f"{seen.role} {until:.3f}")
                .expire(members, TASK_FOR)
                .execute()
            )
        )

    def forget_tasks(self, task_seqs: Mapping[str, int], project_seqs: Mapping[str, int]) -> None:
        """Forget what tasks were before their projects' streams came so far, and all of a project's where named."""
        places = {f"task:{task_id}": seq for task_id, seq in task_seqs.items()}
        places |= {f"project:{project_id}:outdated": seq for project_id, seq in project_seqs.items()}
        if places:
            self._ask(lambda redis: _keep_places(redis.pipeline(transaction=False), places))

    def _ask(self, question: Any) -> Any:
        if time.monotonic() < self._away_until:
            return None
        try:
            return question(self._redis())
        except Exception:  # whatever is wrong with a cache, the database knows better
            self._away_until = time.monotonic() + AWAY_FOR
            return None

    @cache  # noqa: B019 - there is one cache a process
    def _redis(self) -> "Redis":
        from redis import Redis  # 170 ms that a cold start does not pay before the cache is needed
        from redis.backoff import NoBackoff
        from redis.retry import Retry

        return Redis.from_url(
            self._url,
            decode_responses=True,
            socket_timeout=SOCKET_TIMEOUT,
            socket_connect_timeout=SOCKET_TIMEOUT,
            retry=Retry(NoBackoff(), 1),
        )


def _keep_places(pipeline: Any, places: Mapping[str, int]) -> None:
    for key, seq in places.items():
        pipeline.eval(KEEP_AT, 1, key, str(seq), "", str(TASK_FOR))
    pipeline.execute()


@cache
def shared_cache() -> Cache:
    """The cache of this process."""
    return Cache(settings().redis_url)
