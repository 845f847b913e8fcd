"""Open an account and a first session."""

from events.contracts.message import UserId
from events.contracts.user import Session, SignUp, UserSignedUp
from functions.attempts import check_attempts, failed
from functions.passwords import check_new, hashed
from functions.refusals import refused, taken
from functions.runtime import Work, operation, uuid7
from functions.sessions import open_session, token_hash
from functions.settings import settings
from functions.user import statements as sql
from functions.user.rules import check_email, check_name, check_time_zone, is_first


@operation
def sign_up(command: SignUp, work: Work) -> Session:
    check_attempts(work)
    email, name, time_zone = check_email(command.email), check_name(command.name), check_time_zone(command.time_zone)
    check_new(command.password, field="password", email=email)
    first, link = is_first(work), command.invitation_token
    invitation = work.maybe(sql.invitation_by_link, token_hash=token_hash(link)) if link is not None else None
    if link is not None and invitation is None:
        raise failed(work, refused("invalid_link", "This invitation was used or taken back, or has expired."))
    if not first and (settings().sign_up == "closed" or (settings().sign_up == "invited" and invitation is None)):
        raise refused("sign_up_closed", "Accounts are opened by invitation here, or not at all.")

    user = work.maybe(
        sql.insert_user,
        id=UserId(uuid7()),
        email=email,
        name=name,
        password_hash=hashed(command.password),
        time_zone=time_zone,
        locale=command.locale,
        administrator=first,
    )
    if user is None:
        raise failed(work, taken("user_email_key"))
    if invitation is not None:
        work.one(sql.claim_invitation, id=invitation.id, user_id=user.id)
    work.announce(UserSignedUp(administrator=user.administrator), subject=user.id, user=user.id)
    return open_session(work, user)
