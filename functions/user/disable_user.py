"""Shut an account and end its sessions; what the person did stays."""

from events.contracts.user import DisableUser, User, UserDisabled
from functions.refusals import not_found, refused
from functions.runtime import Work, operation
from functions.sessions import end_sessions
from functions.user import statements as sql


@operation
def disable_user(command: DisableUser, work: Work) -> User:
    accounts = {row.user.id: row.user for row in work.all(sql.account_and_administrators, id=command.id)}
    account = accounts.pop(command.id, None)
    if account is None:
        raise not_found()
    if account.disabled:
        return account
    if account.administrator and not accounts:
        raise refused("last_administrator", "Nobody else administers this installation.")

    disabled = work.one(sql.set_disabled, id=account.id, disabled=True)
    end_sessions(work, account.id, "account disabled")
    work.announce(UserDisabled(), subject=account.id, user=account.id)
    return disabled
