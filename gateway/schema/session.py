"""Sessions, one a device."""

import strawberry

from events.contracts.session import EndOtherSessions, EndSession, ListSessions, LogIn, LogOut, RefreshSession
from gateway.graphql_types import offers


@strawberry.type
class Query:
    sessions = offers(ListSessions)


@strawberry.type
class Mutation:
    log_in = offers(LogIn)
    refresh_session = offers(RefreshSession)
    log_out = offers(LogOut)
    end_session = offers(EndSession)
    end_other_sessions = offers(EndOtherSessions)
