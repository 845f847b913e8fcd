"""Set a new password with a one-time link; every session of the account ends."""

from events.contracts.message import Done
from events.contracts.user import PasswordChanged, ResetPassword
from functions.attempts import check_attempts, failed, forget_wrong_tries
from functions.passwords import check_new, hashed
from functions.refusals import refused, try_again
from functions.runtime import Work, operation
from functions.sessions import end_sessions, token_hash
from functions.user import statements as sql


@operation
def reset_password(command: ResetPassword, work: Work) -> Done:
    check_attempts(work)
    given = token_hash(command.token)
    account = work.maybe(sql.password_by_link, token_hash=given)
    if account is None:
        raise failed(work, refused("invalid_link", "This link was used, or has expired. Ask for another one."))
    check_new(command.new_password, field="new_password", email=account.email)
    new_hash = hashed(command.new_password)

    user_id = account.user_id
    work.speaks_for(user_id)
    if work.maybe(sql.set_password, id=user_id, former_hash=account.password_hash, password_hash=new_hash) is None:
        raise try_again()
    work.all(sql.use_links, id=user_id)
    forget_wrong_tries(work, email=account.email)
    end_sessions(work, user_id, "password reset")
    work.announce(PasswordChanged(how="link"), subject=user_id, user=user_id)
    return Done()
