"""List a project's log, for those who are in it; a task's history is the log narrowed to the task."""

from events.contracts.event import ListEvents, LoggedEvents
from functions.cursors import LARGEST_NUMBER, read_cursor
from functions.event import statements as sql
from functions.runtime import Json, Work, operation


@operation
def list_events(query: ListEvents, work: Work) -> Json[LoggedEvents]:
    page = read_cursor(query.after, seq=int)
    reached = page["after_seq"]
    if query.newest_first:
        statement = sql.subject_newest_first if query.subject else sql.events_newest_first
        bounds = {"from_seq": query.after_seq, "to_seq": LARGEST_NUMBER if reached is None else reached}
    else:
        statement = sql.subject_oldest_first if query.subject else sql.events_oldest_first
        bounds = {"from_seq": max(query.after_seq, reached or 0), "to_seq": LARGEST_NUMBER}
    return work.reply(
        statement,
        user_id=work.actor,
        project_id=query.project_id,
        subject=query.subject,
        first=query.first,
        **bounds,
        **page,
    )
