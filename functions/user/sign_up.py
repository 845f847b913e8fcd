"""Open an account and a first session."""

from events.contracts.message import UserId
from events.contracts.user import Session, SignUp, UserSignedUp
from functions.passwords import check_new, hashed
from functions.refusals import refused
from functions.runtime import Work, operation, uuid7
from functions.sessions import open_session
from functions.settings import settings
from functions.user import statements as sql
from functions.user.rules import check_email, check_name, check_time_zone


@operation
def sign_up(command: SignUp, work: Work) -> Session:
    if settings().sign_up != "open":
        raise refused("sign_up_closed", "Accounts are opened by invitation here.")
    email = check_email(command.email)
    name = check_name(command.name)
    time_zone = check_time_zone(command.time_zone)
    check_new(command.password, field="password", email=email)
    password_hash = hashed(command.password)

    work.one(sql.wait_for_turn)
    user = work.one(
        sql.insert_user,
        id=UserId(uuid7()),
        email=email,
        name=name,
        password_hash=password_hash,
        time_zone=time_zone,
        locale=command.locale,
    )
    session = open_session(work, user)
    work.announce(UserSignedUp(administrator=user.administrator), subject=user.id, user=user.id)
    return session
