"""List my open sessions, one a device, the last used first."""

from events.contracts.session import ListSessions, OpenSessions
from functions.runtime import Json, Work, operation
from functions.session import statements as sql


@operation
def list_sessions(query: ListSessions, work: Work) -> Json[OpenSessions]:
    return work.reply(sql.list_sessions, user_id=work.actor, id=work.session)
