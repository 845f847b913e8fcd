"""Letting `notify` hear what happened in a project, as a Trigger does: any number of times, in any order."""

import json
from typing import Any

from functions.reactions.notify import notify
from tests.calling import Person


def tell(reader: Person, project: Any, *, times: int = 1) -> None:
    """Deliver a project's events, as somebody who is in it reads them, the newest first."""
    logged = reader.ask("list_events", project_id=project["id"], newest_first=True, first=200)["nodes"]
    for event in [event for event in logged if event["type"] in notify.listens_to] * times:
        body = json.dumps({name: value for name, value in event.items() if value is not None}).encode()
        headers = {"content-type": "application/cloudevents+json"}
        answer = reader.workspace.call("notify/from-kafka", body, headers=headers)
        assert (answer.status, answer.body) == (204, b"")
