"""What the demo's plan promises, whatever the day."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from knative.local.demo.people import COLLEAGUES
from knative.local.demo.plan import DAYS, Act, Plan, Setting
from knative.local.demo.stories.story import Story
from knative.local.demo.workspace import STORIES

AROUND_A_WEEKEND = [
    datetime(2026, 3, 27, 14, 30, tzinfo=UTC) + timedelta(days=days) for days in range(4)
]  # from a Friday
each_story = pytest.mark.parametrize("story", STORIES, ids=lambda story: story.key)
each_day = pytest.mark.parametrize("today", AROUND_A_WEEKEND, ids=lambda today: f"{today:%A}")


def _made(story: Story, today: datetime) -> list[Act]:
    setting = Setting(
        project_id="project",
        statuses={name: name for name in ("To do", "Doing", "Review", "Done")},
        categories={name: name for name in story.categories},
        labels={name: name for name in story.labels},
        people=[colleague.email for colleague in COLLEAGUES],
    )
    return Plan(story, setting, today).made()


@each_story
@each_day
def test_two_hundred_tasks_are_left_and_sixty_days_have_passed(story: Story, today: datetime) -> None:
    acts = _made(story, today)

    operations = Counter(act.operation for act in acts)
    assert operations["create_task"] - operations["delete_task"] == 200
    assert acts[0].at > today - timedelta(days=DAYS)
    assert acts[-1].at < today
    assert today - acts[0].at > timedelta(days=DAYS - 5)


@each_story
@each_day
def test_nothing_happens_to_a_task_before_it_is_there(story: Story, today: datetime) -> None:
    there = set()
    for act in _made(story, today):
        if act.operation == "create_task":
            there.add(act.body["id"])
        else:
            assert act.body.get("task_id", act.body["id"]) in there


@each_story
def test_only_who_works_in_a_project_acts_in_it(story: Story) -> None:
    acts = _made(story, AROUND_A_WEEKEND[0])

    assert {act.who for act in acts} <= {story.owner, *story.members}


@each_story
def test_no_text_is_left_with_a_gap_in_it(story: Story) -> None:
    acts = _made(story, AROUND_A_WEEKEND[0])

    texts = [act.body.get(name, "") for act in acts for name in ("title", "description", "text")]
    assert not [text for text in texts if "{" in text]
    assert max(len(act.body["title"]) for act in acts if "title" in act.body) <= 200


@each_story
def test_the_same_day_has_the_same_plan(story: Story) -> None:
    assert _made(story, AROUND_A_WEEKEND[0]) == _made(story, AROUND_A_WEEKEND[0])
