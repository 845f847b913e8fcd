"""What happened in a project, act by act: made up from its story, the same each time for the same `today`.

A subject of the story is planned on one day, all its steps at once; then one step is done after the other. Whatever
would happen after `today` has not happened: those tasks wait, or are being worked on.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from knative.local.demo.people import COLLEAGUES
from knative.local.demo.stories.story import Step, Story

DAYS = 60
HERE = ZoneInfo("Europe/Berlin")
OPENS, CLOSES = 8, 18  # o'clock
BETWEEN_STEPS = 4.6  # days, as planned; it takes longer now and then
PRIORITIES = ("none",) * 45 + ("low",) * 15 + ("medium",) * 22 + ("high",) * 13 + ("urgent",) * 5


@dataclass(frozen=True)
class Act:
    """Something that somebody did at a moment; `key` is the id of the message with which it is done."""

    at: datetime
    who: int
    operation: str
    body: dict[str, Any]
    key: str


@dataclass(frozen=True)
class Setting:
    """What a project has before anything happens in it: ids by name, and people's ids by their place."""

    project_id: str
    statuses: dict[str, str]
    categories: dict[str, str]
    labels: dict[str, str]
    people: Sequence[str]


@dataclass
class Plan:
    """The acts of one project."""

    story: Story
    setting: Setting
    today: datetime
    acts: list[Act] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._random = Random(self.story.key)  # noqa: S311 - nothing is kept secret by it
        self._team = (self.story.owner, *self.story.members)
        self._tasks = 0

    def made(self) -> list[Act]:
        """What happened until today, in order."""
        begins = self.today - timedelta(days=DAYS - 1)
        for place, subject in enumerate(self.story.subjects):
            day = begins + timedelta(days=place * (DAYS - 4) / len(self.story.subjects))
            self._subject(subject, self._at_work(day))
        for title, category in self.story.singles:
            created = self._at_work(begins + timedelta(days=self._random.uniform(0, DAYS - 5)))
            step = Step(title, category, self._random.choice((1, 2, 4)), talks=self.story.talks)
            self._task(step, "", created, created + timedelta(days=self._random.uniform(0.2, 20)), planned=12)
        for _ in range(2):
            self._mistake(self._at_work(begins + timedelta(days=self._random.uniform(5, DAYS - 5))))
        return sorted((act for act in self.acts if act.at < self.today), key=lambda act: (act.at, act.key))

    def _subject(self, subject: str, planned: datetime) -> None:
        free = planned
        for place, step in enumerate(self.story.steps):
            created = planned + timedelta(minutes=place * self._random.uniform(3, 9))
            free = self._task(step, subject, created, free, planned=(place + 1) * BETWEEN_STEPS)

    def _task(self, step: Step, subject: str, created: datetime, free: datetime, *, planned: float) -> datetime:
        """One task, from when it is created; it is begun after `free`. Answers when it is done."""
        random, made = self._random, self.setting
        creator, doer = random.choice(self._team), random.choice(self._team)
        begun = self._at_work(max(created, free) + timedelta(days=random.uniform(0.2, 2.2)))
        done = self._at_work(begun + timedelta(days=random.uniform(0.5, 2.5) + step.hours / 4))
        task_id, number = self._new_id(created), self._number()
        assigned = random.random() < 0.6
        labels = [*step.labels, *random.sample(sorted(self.story.labels), random.choice((0, 0, 0, 1)))]
        body: dict[str, Any] = {
            "id": task_id,
            "project_id": made.project_id,
            "title": step.title.replace("{x}", subject),
            "status_id": made.statuses["To do"],
            "priority": random.choice(PRIORITIES),
            "category_id": made.categories[step.category],
            "label_ids": sorted({made.labels[label] for label in labels}),
        }
        if step.details and random.random() < 0.7:
            body["description"] = step.details.replace("{x}", subject)
        if random.random() < 0.5:
            body["estimate"] = int(step.hours * 60)
        if assigned:
            body["assignee_id"] = made.people[doer]
        due = created + timedelta(days=max(1, planned + random.uniform(-6, 4)))
        if random.random() < 0.6:
            body["due"] = self._due(due)
        self._act(created, creator, "create_task", body, number)

        if not assigned:
            given = {"id": task_id, "assignee_id": made.people[doer]}
            self._act(begun - timedelta(minutes=random.uniform(2, 40)), doer, "assign_task", given, number)
        self._act(begun, doer, "move_task", {"id": task_id, "status_id": made.statuses["Doing"]}, f"{number}:begin")
        if random.random() < 0.8:
            checked = min(self._at_work(begun + (done - begun) * 0.5), done - timedelta(minutes=20))
            self._act(
                checked, doer, "move_task", {"id": task_id, "status_id": made.statuses["Review"]}, f"{number}:check"
            )
        self._act(done, doer, "move_task", {"id": task_id, "status_id": made.statuses["Done"]}, f"{number}:done")
        if "due" in body and due < done and random.random() < 0.35:
            later = {"id": task_id, "due": self._due(due + timedelta(days=7))}
            self._act(self._at_work(due), doer, "update_task", later, f"{number}:later")
        if step.talks and random.random() < 0.7:
            talk = [line.replace("{x}", subject) for line in random.choice(step.talks)]
            self._talk(talk, task_id, number, (creator, doer), begun, done)
        return done

    def _talk(
        self, talk: Sequence[str], task_id: str, number: str, two: tuple[int, int], begun: datetime, done: datetime
    ) -> None:
        first, second = two
        last = begun
        if first == second:
            first = self._random.choice([who for who in self._team if who != second])
        for place, line in enumerate(talk):
            speaker, other = (first, second) if place % 2 == 0 else (second, first)
            said = begun + (done - begun) * (place + self._random.uniform(0.1, 0.9)) / (len(talk) + 1)
            last = said = max(self._at_work(said), last + timedelta(minutes=self._random.randint(4, 25)))
            mention = f"[@{COLLEAGUES[other].name.split()[0]}](user:{self.setting.people[other]})"
            body = {"id": self._new_id(said), "task_id": task_id, "text": line.replace("{you}", mention)}
            self._act(said, speaker, "add_comment", body, f"{number}:{place}")

    def _mistake(self, at: datetime) -> None:
        """A task that somebody created twice, and deleted."""
        who, number, task_id = self._random.choice(self._team), self._number(), self._new_id(at)
        title = self._random.choice(self.story.singles)[0]
        body = {"id": task_id, "project_id": self.setting.project_id, "title": title}
        self._act(at, who, "create_task", body, number)
        self._act(at + timedelta(minutes=4), who, "delete_task", {"id": task_id}, number)

    def _act(self, at: datetime, who: int, operation: str, body: dict[str, Any], of: str) -> None:
        self.acts.append(Act(at, who, operation, body, f"demo:{self.story.key}:{operation}:{of}"))

    def _number(self) -> str:
        self._tasks += 1
        return f"{self._tasks:03}"

    def _due(self, moment: datetime) -> dict[str, str]:
        day = moment.astimezone(HERE).date()
        if self._random.random() < 0.1:
            time = self._random.choice(("09:00", "12:00", "15:30", "17:00"))
            return {"date": day.isoformat(), "time": time, "zone": HERE.key}
        return {"date": day.isoformat()}

    def _at_work(self, moment: datetime) -> datetime:
        """The moment, or one soon after it when people are at work."""
        local = moment.astimezone(HERE)
        if local.hour >= CLOSES:
            local = (local + timedelta(days=1)).replace(hour=0)
        while local.weekday() >= 5:
            local = (local + timedelta(days=1)).replace(hour=0)
        if local.hour < OPENS:
            local = local.replace(hour=self._random.randint(OPENS, OPENS + 3), minute=self._random.randint(0, 59))
        return local.astimezone(UTC)

    def _new_id(self, at: datetime) -> str:
        """A UUIDv7 of that moment (RFC 9562)."""
        milliseconds = int(at.timestamp() * 1000)
        random = self._random.getrandbits(74)
        value = milliseconds << 80 | 0x7 << 76 | (random >> 62) << 64 | 0b10 << 62
        return str(UUID(int=value | random & 0x3FFF_FFFF_FFFF_FFFF))
