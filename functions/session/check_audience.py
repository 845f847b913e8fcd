"""Tell the gateway which of its open sockets lost their session, or a project that they listen to."""

from events.contracts.session import Audience, CheckAudience
from functions.runtime import Json, Work, operation
from functions.session import statements as sql


@operation
def check_audience(query: CheckAudience, work: Work) -> Json[Audience]:
    return work.reply(sql.check_audience, listeners=query.listeners)
