"""What a new password may not be, and how passwords are kept."""

import pytest

from functions.passwords import check_new, hashed, is_outdated, matches
from functions.refusals import Refusal


@pytest.mark.parametrize(
    "password",
    [
        "PasswordPassword",
        "password123456",
        "P@ssw0rd!2024",
        "!!!Pa55word!!!",
        "qwertyuiopasdf",
        "1q2w3e4r5t6y",
        "123456789012",
        "987654321098",
        "abcdefghijklm",
        "lkjhgfdsalkj",
        "letmeinletmein",
        "Taskfleet-2025!",
        "aaaaaaaaaaaa1",
        "abababababab",
        "abcabcabcabc",
        "CorrectHorseBatteryStaple",
        "ana.gomez@example.com",
        "Ana.Gomez@Example.com",
    ],
)
def test_what_guessers_try_first_is_refused(password: str) -> None:
    with pytest.raises(Refusal) as refused:
        check_new(password, field="password", email="ana.gomez@example.com")

    assert (refused.value.code, refused.value.members) == ("invalid", {"field": "password"})


@pytest.mark.parametrize(
    "password",
    [
        "a long enough secret",
        "mein hund heißt bello",
        "x7!kq0-vv2#mz",
        "482910573829",
        "üç elma düştü gökten",
        "8291-5537-a-9921",
    ],
)
def test_what_takes_long_to_guess_is_taken(password: str) -> None:
    check_new(password, field="password", email="ana.gomez@example.com")


def test_a_password_matches_its_own_hash_only() -> None:
    kept = hashed("a long enough secret")

    assert matches(kept, "a long enough secret")
    assert not matches(kept, "another long enough secret")
    assert not matches("not a hash", "a long enough secret")
    assert not is_outdated(kept)
