"""List what a stream holds after a `seq`, for the gateway when it sees a gap."""

from events.contracts.event import ListMissedEvents, LoggedEvents
from functions.event import statements as sql
from functions.runtime import Json, Work, operation


@operation
def list_missed_events(query: ListMissedEvents, work: Work) -> Json[LoggedEvents]:
    return work.reply(sql.missed_events, stream=query.stream, after_seq=query.after_seq, first=query.first)
