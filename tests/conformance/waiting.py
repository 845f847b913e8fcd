"""Waiting for what happens elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeVar

T = TypeVar("T")


def until(condition: Callable[[], T], within: float = 20.0) -> T:
    """The first true value of `condition`, asked 20 times a second. Raises AssertionError after `within` seconds."""
    deadline = time.monotonic() + within
    while not (value := condition()):
        assert time.monotonic() < deadline, f"not within {within} s"
        time.sleep(0.05)
    return value


def assert_gaps(times: Sequence[float], seen: Sequence[float]) -> None:
    """Each wait is as long as the one that was seen, and the machine's being busy does not explain the rest.

    A wait measures a little longer or shorter than it was; one of several may be much longer on a busy machine.
    """
    late = [after - before - gap for (before, after), gap in zip(pairwise(times), seen, strict=False)]
    assert all(each > -0.05 for each in late), (late, seen)
    assert min(late, default=0) < 0.35, (late, seen)
