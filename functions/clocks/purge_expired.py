"""Delete for good what is over for long enough: 30 days after it was deleted, 8 days after a message was done."""

from functions import retention
from functions.clocks import statements as sql
from functions.runtime import Work, clock

MOST = 500
"""Rows of each kind in one transaction: some tenths of a second."""

KEPT = (
    (sql.purge_tasks, retention.DELETED),
    (sql.purge_tasks_of_projects, retention.DELETED),
    (sql.purge_projects, retention.DELETED),
    (sql.purge_comments, retention.DELETED),
    (sql.purge_sessions, retention.ENDED),
    (sql.purge_links, retention.ENDED),
    (sql.purge_invitations, retention.ENDED),
    (sql.purge_messages, retention.DONE),
    (sql.purge_attempts, retention.ATTEMPTS),
)


@clock
def purge_expired(work: Work) -> bool:
    purged = [work.one(statement, before=work.now - kept, most=MOST) for statement, kept in KEPT]
    return MOST in purged
