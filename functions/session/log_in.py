"""Open a session with e-mail and password."""

from events.contracts.session import LogIn
from events.contracts.user import Session
from functions.attempts import check_attempts, failed, succeeded
from functions.passwords import NOBODYS, hashed, is_outdated, matches
from functions.refusals import refused, try_again
from functions.runtime import Work, operation
from functions.session import statements as sql
from functions.sessions import open_session


@operation
def log_in(command: LogIn, work: Work) -> Session:
    email = command.email.strip()
    check_attempts(work, email=email)
    account = work.maybe(sql.account_by_email, email=email)
    # Who has no account waits as long as who has one.
    if not matches(account.password_hash if account else NOBODYS, command.password) or account is None:
        raise failed(work, refused("wrong_pair", "E-mail address and password do not match."), email=email)
    succeeded(work, email=email)
    if account.user.disabled:
        raise refused("disabled", "This account is shut. Ask an administrator.")
    if work.maybe(sql.hold_account, id=account.user.id, password_hash=account.password_hash) is None:
        raise try_again()
    if is_outdated(account.password_hash):
        work.one(sql.keep_password, id=account.user.id, password_hash=hashed(command.password))
    return open_session(work, account.user)
