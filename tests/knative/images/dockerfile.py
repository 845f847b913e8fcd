"""The Dockerfile, read: its stages, each with its instructions and those that it stands on."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[3]


@dataclass(frozen=True)
class Stage:
    """A stage; `instructions` are (word, rest), those of the stages it is made from first."""

    name: str
    image: str
    instructions: tuple[tuple[str, str], ...]

    def last(self, word: str) -> str:
        """What the last instruction of that word says. Raises IndexError where there is none."""
        return [rest for instruction, rest in self.instructions if instruction == word][-1]

    @property
    def command(self) -> list[str]:
        """What runs."""
        words: list[str] = json.loads(self.last("CMD"))
        return words

    @property
    def environment(self) -> dict[str, str]:
        """What ENV says; a value with $ in it is left out."""
        said = " ".join(rest for word, rest in self.instructions if word == "ENV")
        return {name: value for name, value in re.findall(r"(\w+)=(\S+)", said) if "$" not in value}

    @property
    def folders(self) -> set[str]:
        """The checkout's folders that are copied below /app."""
        copies = (
            re.match(r"--from=sources /app/(\S+) (\S+)$", rest) for word, rest in self.instructions if word == "COPY"
        )
        return {copy[2] for copy in copies if copy}


@cache
def stages() -> dict[str, Stage]:
    """Every stage by its name."""
    text = re.sub(r"\\\n", " ", re.sub(r"^\s*#.*\n", "", (ROOT / "Dockerfile").read_text(), flags=re.MULTILINE))
    found: dict[str, Stage] = {}
    arguments: dict[str, str] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        word, rest = line.split(maxsplit=1)
        if word == "ARG":
            name, value = rest.split("=")
            arguments[name] = value
        elif word == "FROM":
            origin, name = rest.split(" AS ")
            image = re.sub(r"\$\{(\w+)\}", lambda match: arguments[match[1]], origin)
            under = found.get(image)
            stage = Stage(name, under.image if under else image, under.instructions if under else ())
            found[name] = stage
        else:
            stage = found[name]
            found[name] = Stage(name, stage.image, (*stage.instructions, (word, " ".join(rest.split()))))
    return found
