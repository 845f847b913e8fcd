"""End one of my sessions, on whatever device."""

from events.contracts.message import Done
from events.contracts.session import EndSession
from functions.refusals import not_found
from functions.runtime import Work, operation
from functions.sessions import end_sessions


@operation
def end_session(command: EndSession, work: Work) -> Done:
    if not end_sessions(work, work.actor, "ended by its owner", only=command.id):
        raise not_found()
    return Done()
