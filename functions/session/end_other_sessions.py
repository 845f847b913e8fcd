"""End all my sessions but the one that asks."""

from events.contracts.message import Done
from events.contracts.session import EndOtherSessions
from functions.runtime import Work, operation
from functions.sessions import end_sessions


@operation
def end_other_sessions(command: EndOtherSessions, work: Work) -> Done:
    end_sessions(work, work.actor, "ended by its owner", but=work.session)
    return Done()
