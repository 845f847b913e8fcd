"""Puts what was just done into the past: no operation does that, and none should.

Every event of the demo carries the id of the message that brought it about; the plan knows when that was. From the
events' times follow those of all rows. What Kafka holds already keeps the time at which it was really done.
"""

import time
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

import msgspec

from events.store.database import Database
from functions.reactions.notify import notify

LONGEST_SILENCE = 5.0  # seconds without progress, after which nobody is listening
UNREAD_FOR = timedelta(days=2)

HEARD = """
SELECT json_build_array(count(inbox.id), count(*))::text
FROM event LEFT JOIN inbox
  ON inbox.consumer = 'notify' AND inbox.actor = '' AND inbox.source = '/taskfleet' AND inbox.id = event.id::text
WHERE event.stream = ANY($1::text[]) AND event.type = ANY($2::text[])"""

# Each takes $1, the streams of the demo's projects and people, and what it names besides.
EVENTS = """
UPDATE event SET time = given.at FROM json_to_recordset($2::json) AS given (key text, at timestamptz)
WHERE event.stream = ANY($1::text[]) AND event.causation_id = given.key"""

EVENT_DATA = (
    """
UPDATE event SET data = jsonb_set(data, '{after,created_at}', to_jsonb(time))
WHERE stream = ANY($1::text[]) AND type = 'app.taskfleet.task.created.v1'""",
    """
UPDATE event SET data = jsonb_set(data, '{after,completed_at}', to_jsonb(time))
WHERE stream = ANY($1::text[]) AND type = 'app.taskfleet.task.completed.v1'""",
    """
UPDATE event SET data = jsonb_set(event.data, '{before,created_at}', to_jsonb(earlier.time))
FROM event AS earlier
WHERE event.stream = ANY($1::text[]) AND event.type = 'app.taskfleet.task.deleted.v1'
  AND earlier.stream = event.stream AND earlier.subject = event.subject
  AND earlier.type = 'app.taskfleet.task.created.v1'""",
)

ROWS = (
    """
UPDATE task SET created_at = said.first, updated_at = said.last,
  completed_at = CASE WHEN completed_at IS NOT NULL THEN said.done END,
  deleted_at = CASE WHEN deleted_at IS NOT NULL THEN said.last END
FROM (
  SELECT subject, min(time) AS first, max(time) AS last,
         max(time) FILTER (WHERE type = 'app.taskfleet.task.completed.v1') AS done
  FROM event WHERE stream = ANY($1::text[]) AND type LIKE 'app.taskfleet.task.%' GROUP BY subject
) AS said
WHERE task.id = said.subject""",
    """
UPDATE comment SET created_at = event.time FROM event
WHERE event.stream = ANY($1::text[]) AND event.type = 'app.taskfleet.comment.added.v1'
  AND comment.id = (event.data -> 'after' ->> 'id')::uuid""",
    """
UPDATE project SET created_at = event.time FROM event
WHERE event.stream = ANY($1::text[]) AND event.type = 'app.taskfleet.project.created.v1'
  AND project.id = event.subject""",
    """
UPDATE member SET joined_at = project.created_at FROM project
WHERE project.id = member.project_id AND 'project:' || project.id = ANY($1::text[])""",
    """
UPDATE member SET joined_at = event.time FROM event
WHERE event.stream = ANY($1::text[]) AND event.type = 'app.taskfleet.member.joined.v1'
  AND event.stream = 'project:' || member.project_id
  AND member.user_id = (event.data -> 'after' ->> 'user_id')::uuid""",
    """
UPDATE invitation SET created_at = event.time, expires_at = event.time + interval '7 days' FROM event
WHERE event.stream = ANY($1::text[]) AND event.type = 'app.taskfleet.invitation.created.v1'
  AND invitation.id = event.subject""",
    """
UPDATE "user" SET created_at = event.time FROM event
WHERE event.stream = ANY($1::text[]) AND event.type = 'app.taskfleet.user.signed-up.v1'
  AND "user".id = event.subject""",
)

INBOXES = """
UPDATE notification SET created_at = event.time,
  read_at = CASE WHEN event.time < $2::timestamptz THEN event.time + interval '2 hours' END
FROM event
WHERE event.stream = ANY($1::text[]) AND event.id = notification.event_id"""

INBOX_EVENTS = """
UPDATE event SET time = notification.created_at FROM notification
WHERE event.stream = 'notification:' || notification.user_id AND event.subject = notification.id
  AND 'project:' || notification.project_id = ANY($1::text[])"""


def wait_until_told(database: Database, streams: Sequence[str]) -> None:
    """Return when everybody's inbox holds what concerns them, or when nobody fills the inboxes."""
    values = [_array(streams), _array(list(notify.listens_to))]
    heard, since = -1, time.monotonic()
    while time.monotonic() - since < LONGEST_SILENCE:
        (text,) = database.read(HEARD, values)
        now_heard, of = msgspec.json.decode(text, type=tuple[int, int])
        if now_heard == of:
            return
        if now_heard != heard:
            heard, since = now_heard, time.monotonic()
        time.sleep(0.1)


def backdate(database: Database, streams: Sequence[str], times: Mapping[str, datetime], today: datetime) -> None:
    """Let everything have happened when the plan says; `times` are by the ids of messages."""
    given = msgspec.json.encode([{"key": key, "at": at} for key, at in times.items()]).decode()
    of = _array(streams)
    transaction = database.transaction()
    try:
        transaction.run(EVENTS, [of, given])
        for statement in (*EVENT_DATA, *ROWS):
            transaction.run(statement, [of])
        transaction.run(INBOXES, [of, (today - UNREAD_FOR).isoformat()])
        transaction.run(INBOX_EVENTS, [of])
        transaction.commit()
    finally:
        transaction.end()


def _array(texts: Sequence[str]) -> str:
    return "{" + ",".join(texts) + "}"
