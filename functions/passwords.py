"""Passwords: argon2id, with the parameters that OWASP asks for at least; and which ones guessers try first."""

from functools import cache
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from functions.refusals import invalid

FEWEST_DIFFERENT = 4  # characters
SHORTEST_ROW = 4  # keys
_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
# What a try for an unknown account is checked against, so that it takes as long as one for a known account.
NOBODYS = "$argon2id$v=19$m=19456,t=2,p=1$mMUsQY3E4WeD5IozvIuVmw$XZ516wDkQIqPvterVYbpStz8yON1zwB1dvGfUokKyhA"
ROWS = ("abcdefghijklmnopqrstuvwxyz", "0123456789", "1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qazwsxedcrfv")
WRITTEN_FOR = str.maketrans("0134578@$!", "oieastbasi")


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
    """Raises `invalid` for a password that guessers try first.

    That is a common word or a row of keys, however often repeated, decorated with digits or signs and however written,
    and the e-mail address.
    """
    folded = password.casefold()
    bare = folded.strip("".join(character for character in set(folded) if not character.isalpha())) or folded
    words = {_once(word) for word in (folded, bare, bare.translate(WRITTEN_FOR))}
    if (
        len(set(folded)) < FEWEST_DIFFERENT
        or folded in (email.casefold(), email.casefold().partition("@")[0])
        or words & _common()
        or any(_is_row(word) for word in words)
    ):
        raise invalid(field, "This password is easy to guess. Choose another.")


def _once(word: str) -> str:
    """The shortest piece of which a word is a repetition."""
    return word[: (word + word).find(word, 1)]


def _is_row(word: str) -> bool:
    """Whether a word runs along neighbouring keys, digits or letters, forwards or back."""
    return len(word) >= SHORTEST_ROW and any(word in run * 3 for row in ROWS for run in (row, row[::-1]))


@cache
def _common() -> frozenset[str]:
    return frozenset(Path(__file__).with_name("common_passwords.txt").read_text().split())
