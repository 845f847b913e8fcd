"""End the session that asks."""

from events.contracts.message import Done
from events.contracts.session import LogOut
from functions.runtime import Work, operation
from functions.sessions import end_sessions


@operation
def log_out(command: LogOut, work: Work) -> Done:
    end_sessions(work, work.actor, "logged out", only=work.session)
    return Done()
