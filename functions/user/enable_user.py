"""Open a disabled account again."""

from events.contracts.user import EnableUser, User, UserEnabled
from functions.runtime import Work, operation
from functions.user import statements as sql
from functions.user.rules import account_to_change


@operation
def enable_user(command: EnableUser, work: Work) -> User:
    account = account_to_change(work, command.id)
    if not account.disabled:
        return account
    enabled = work.one(sql.set_disabled, id=account.id, disabled=False)
    work.announce(UserEnabled(), subject=account.id, user=account.id)
    return enabled
