"""The observed cases, by name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True)
class Case:
    """What was given and what was then seen; `then` is as the laptop has it where that differs on purpose."""

    id: str
    given: dict[str, Any]
    then: dict[str, Any]

    @property
    def name(self) -> str:
        """The id as a name that Kubernetes takes."""
        return self.id.replace("/", "-").lower()


def cases(prefix: str, having: str = "") -> list[Case]:
    """The cases whose id starts with `prefix`, and whose `then` has the member `having` if that is given."""
    found = [case for case in _all() if case.id.startswith(prefix)]
    return [case for case in found if not having or having in case.then]


def case(id: str) -> Case:
    """The case of that id."""
    [found] = [case for case in _all() if case.id == id]
    return found


def fixture(name: str) -> Any:
    """What several cases are given alike."""
    return _file()["fixtures"][name]


@cache
def _file() -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text(encoding="utf-8"))
    return content


@cache
def _all() -> list[Case]:
    return [
        Case(each["id"], each.get("given") or {}, each["then"] | each.get("laptop", {}).get("then", {}))
        for each in _file()["cases"]
    ]
