"""Places in an order that can always be put between: fractional keys, compared bytewise."""

import random

from fractional_indexing import BASE_62_DIGITS, generate_key_between, generate_n_keys_between

SALT = 3


def position_between(before: str | None, after: str | None) -> str:
    """A key after `before` and before `after`; null is the end on that side.

    A few random digits at its end keep two people who put something in the same place from getting the same key.
    """
    key: str = generate_key_between(before, after)
    salted = key + "".join(random.choices(BASE_62_DIGITS[1:], k=SALT))  # noqa: S311 - no secret
    return salted if after is None or salted < after else key


def positions_after(last: str | None, count: int) -> list[str]:
    """Keys for so many things at the end of an order; null: in a new one."""
    return list(generate_n_keys_between(last, None, count))
