"""The SQL of reactions."""

from sqlalchemy import JSON, Boolean, Text, any_, bindparam, column, exists, func, not_, or_, select, union_all
from sqlalchemy.dialects.postgresql import ARRAY, UUID
from sqlalchemy.dialects.postgresql import insert as upsert

from events.store.query import json_row, query
from events.store.tables import event
from functions.reactions.rows import Told
from functions.tables.notification import notification
from functions.tables.project import member, project
from functions.tables.task import task, watcher

PROJECT_ID = bindparam("project_id", type_=UUID)
TASK_ID = bindparam("task_id", type_=UUID)
NAMED = bindparam("named", type_=ARRAY(UUID))
WATCHING_AS = bindparam("watching_as", type_=Text)

# Those whom the event names, and those who watch its task where they are to be told: each once, never who did it, and
# only who can still see what it is about.
_named = select(func.unnest(NAMED, type_=UUID).label("user_id"), bindparam("named_as", type_=Text).label("kind"))
_watching = select(watcher.c.user_id, WATCHING_AS).where(
    watcher.c.task_id == TASK_ID, WATCHING_AS.is_not(None), not_(func.coalesce(watcher.c.user_id == any_(NAMED), False))
)
_concerned = union_all(_named, _watching).subquery("concerned")
to_tell = query(
    Told,
    select(json_row(user_id=_concerned.c.user_id, kind=_concerned.c.kind))
    .where(
        _concerned.c.user_id.is_not(None),
        _concerned.c.user_id.is_distinct_from(bindparam("actor_id", type_=UUID)),
        exists().where(project.c.id == PROJECT_ID, project.c.deleted_at.is_(None)),
        or_(TASK_ID.is_(None), exists().where(task.c.id == TASK_ID, task.c.deleted_at.is_(None))),
        or_(
            bindparam("outsiders_too", type_=Boolean),
            exists().where(member.c.project_id == PROJECT_ID, member.c.user_id == _concerned.c.user_id),
        ),
    )
    .order_by(_concerned.c.user_id),
)

# Whether the change that an event belongs to has said something of these types about the same thing.
said_too = query(
    bool,
    select(
        func.to_json(
            exists().where(
                event.c.change_id == bindparam("change_id", type_=UUID),
                event.c.subject == bindparam("subject", type_=UUID),
                event.c.type == any_(bindparam("types", type_=ARRAY(Text))),
            )
        ).cast(Text)
    ),
)

_given = (
    func.json_to_recordset(bindparam("rows", type_=JSON))
    .table_valued(
        *[
            column(name, UUID)
            for name in ("id", "user_id", "actor_id", "project_id", "task_id", "comment_id", "invitation_id")
        ],
        column("kind", Text),
        name="given",
    )
    .render_derived(with_types=True)
)
insert_notifications = query(
    Told,
    upsert(notification)
    .from_select([*_given.c.keys(), "event_id"], select(*_given.c, bindparam("event_id", type_=UUID)))
    .on_conflict_do_nothing()
    .returning(json_row(user_id=notification.c.user_id, kind=notification.c.kind)),
)
