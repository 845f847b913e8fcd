"""Say how far streams have come, for the gateway: the loss of a stream's last event leaves no gap to notice."""

from events.contracts.event import Heads, ListHeads
from functions.event import statements as sql
from functions.runtime import Json, Work, operation


@operation
def list_heads(query: ListHeads, work: Work) -> Json[Heads]:
    return work.reply(sql.heads, streams=query.streams)
