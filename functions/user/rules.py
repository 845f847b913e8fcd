"""What every operation on accounts decides alike."""

from events.contracts.message import UserId
from events.contracts.user import User
from functions.refusals import invalid, not_found
from functions.runtime import Work
from functions.time_zones import is_time_zone
from functions.user import statements as sql


def check_email(email: str) -> str:
    """The address without the space around it. Raises `invalid` for what cannot be an e-mail address."""
    address = email.strip()
    local, at, domain = address.rpartition("@")
    if not at or not local or "." not in domain.strip(".") or any(c.isspace() or not c.isprintable() for c in address):
        raise invalid("email", "This is not an e-mail address.")
    return address


def check_name(name: str, *, field: str = "name") -> str:
    """The name without the space around it. Raises `invalid` when nothing is left, or it cannot be printed."""
    trimmed = " ".join(name.split())
    if not trimmed or not trimmed.isprintable():
        raise invalid(field, "This has at least one letter, and nothing that cannot be printed.")
    return trimmed


def check_time_zone(name: str, *, field: str = "time_zone") -> str:
    """The zone's name. Raises `invalid` for what the IANA time zone database does not have."""
    if not is_time_zone(name):
        raise invalid(field, "There is no such time zone; an example is Europe/Berlin.")
    return name


def is_first(work: Work) -> bool:
    """Whether this sign-up is the installation's first; who is told so is alone with it until it is done."""
    if not work.one(sql.nobody_is_here):
        return False
    work.one(sql.wait_for_turn)
    return work.one(sql.nobody_is_here)


def account_to_change(work: Work, user_id: UserId) -> User:
    """An account, locked. Raises `not_found`."""
    account = work.maybe(sql.account, id=user_id)
    if account is None:
        raise not_found()
    return account.user
