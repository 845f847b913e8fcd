"""Change my password; every other session of mine ends."""

from events.contracts.message import Done
from events.contracts.user import ChangePassword, PasswordChanged
from functions.attempts import check_attempts, failed, succeeded
from functions.passwords import check_new, hashed, matches
from functions.refusals import refused, try_again
from functions.runtime import Work, operation
from functions.sessions import end_sessions
from functions.user import statements as sql


@operation
def change_password(command: ChangePassword, work: Work) -> Done:
    me = work.one(sql.password_of, id=work.actor)
    check_new(command.new_password, field="new_password", email=me.email)
    check_attempts(work, email=me.email)
    if not matches(me.password_hash, command.old_password):
        wrong = refused("wrong_password", "This is not your present password.", field="old_password")
        raise failed(work, wrong, email=me.email)
    succeeded(work, email=me.email)

    new_hash = hashed(command.new_password)
    if work.maybe(sql.set_password, id=work.actor, former_hash=me.password_hash, password_hash=new_hash) is None:
        raise try_again()
    work.all(sql.use_links, id=work.actor)
    end_sessions(work, work.actor, "password changed", but=work.session)
    work.announce(PasswordChanged(how="owner"), subject=work.actor, user=work.actor)
    return Done()
