"""The shape of a project's texts.

`{x}` in a text is the subject of the step; `{you}` in what somebody says names the other of the two who talk.
"""

from dataclasses import dataclass

Talk = tuple[str, ...]
"""What two people say to each other about a task, by turns."""


@dataclass(frozen=True)
class Step:
    """What is done for every subject of a project, in this order."""

    title: str
    category: str
    hours: float
    details: str = ""
    labels: tuple[str, ...] = ()
    talks: tuple[Talk, ...] = ()


@dataclass(frozen=True)
class Story:
    """A project: `owner`, `members` and `viewers` are places in `COLLEAGUES`, labels have their colours.

    Each subject goes through all steps; `singles` are tasks beside those, each in the category named with it.
    """

    key: str
    name: str
    description: str
    owner: int
    members: tuple[int, ...]
    viewers: tuple[int, ...]
    labels: dict[str, str]
    subjects: tuple[str, ...]
    steps: tuple[Step, ...]
    singles: tuple[tuple[str, str], ...]
    talks: tuple[Talk, ...]

    @property
    def categories(self) -> tuple[str, ...]:
        """What sorts of work there are."""
        return tuple(sorted({step.category for step in self.steps} | {category for _, category in self.singles}))
