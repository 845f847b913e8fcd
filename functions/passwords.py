"""Passwords: argon2id, with the parameters that OWASP asks for at least."""

from functools import cache
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from functions.refusals import invalid

_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
# What a try for an unknown account is checked against, so that it takes as long as one for a known account.
NOBODYS = "$argon2id$v=19$m=19456,t=2,p=1$mMUsQY3E4WeD5IozvIuVmw$XZ516wDkQIqPvterVYbpStz8yON1zwB1dvGfUokKyhA"


def hashed(password: str) -> str:
    """The hash to keep."""
    return _hasher.hash(password)


def matches(password_hash: str, password: str) -> bool:
    """Whether this is the password; takes its time."""
    try:
        return _hasher.verify(password_hash, password)
    except (Argon2Error, InvalidHashError):
        return False


def is_outdated(password_hash: str) -> bool:
    """Whether the parameters have risen since this was hashed."""
    return _hasher.check_needs_rehash(password_hash)


def check_new(password: str, *, field: str, email: str = "") -> None:
    """Raises `invalid` for a password that guessers try first: a common one, or the e-mail address."""
    folded = password.casefold()
    if folded in _common() or folded == email.casefold() or len(set(folded)) < 4:
        raise invalid(field, "This password is easy to guess. Choose another.")


@cache
def _common() -> frozenset[str]:
    return frozenset(Path(__file__).with_name("common_passwords.txt").read_text().split())
