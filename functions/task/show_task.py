"""Show one task, by its id or by its key."""

from events.contracts.task import ShowTask, Task
from functions.runtime import Json, Work, operation
from functions.runtime.cache import shared_cache
from functions.task import statements as sql
from functions.task.rules import id_or_key


@operation
def show_task(query: ShowTask, work: Work) -> Json[Task]:
    task_id, key, number = id_or_key(query.id)
    cache = shared_cache()
    known = cache.task(task_id, work.actor) if task_id else None
    if known is not None:
        return Json(known)
    if task_id is not None:
        seen = work.one(sql.task_seen, id=task_id, user_id=work.actor)
    else:
        seen = work.one(sql.task_seen_by_key, key=key, number=number, user_id=work.actor)
    cache.keep_task(seen, work.actor, asked_at=work.now)
    return Json.of(seen.task)
