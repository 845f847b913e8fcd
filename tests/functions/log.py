"""What a project's log says, shortened to what a test looks at."""

from typing import Any

from tests.calling import Person


def said_about(person: Person, project: Any, subject: str) -> list[tuple[str, Any]]:
    """The events about a thing in a project, the oldest first, each as (`task.moved`, its data)."""
    events = person.ask("list_events", project_id=project["id"], subject=subject)["nodes"]
    return [(event["type"].removeprefix("app.taskfleet.").removesuffix(".v1"), event["data"]) for event in events]


def types_about(person: Person, project: Any, subject: str) -> list[str]:
    """The types of the events about a thing in a project, such as `task.moved`, the oldest first."""
    return [said for said, _ in said_about(person, project, subject)]
