"""What is pushed: each item is one event of a stream."""

from collections.abc import AsyncIterator
from typing import Annotated, Any

import strawberry
from strawberry.scalars import JSON

from events.contracts.user import Person
from gateway.graphql_types import DateTime, output_type

After = Annotated[
    int | None, strawberry.argument(description="A `seq`, as a snapshot gave it: what came later is sent first.")
]
Colleague: Any = output_type(Person)


@strawberry.type(description="Something happened. `(epoch, seq)` orders it; a new epoch says: read everything again.")
class LiveEvent:
    epoch: int
    seq: int = strawberry.field(description="Its place in the stream, without gaps.")
    type: str = strawberry.field(description="Its CloudEvents type: app.taskfleet.task.moved.v1.")
    time: DateTime
    actor: Colleague | None
    subject: str = strawberry.field(description="The id of what it happened to.")
    data: JSON = strawberry.field(description="`{before, after}`, as on the wire (snake_case).")


def _project_changed(project_id: strawberry.ID, after: After = strawberry.UNSET) -> AsyncIterator[LiveEvent]:
    raise NotImplementedError("subscriptions are answered by gateway.live")


def _notification_added(after: After = strawberry.UNSET) -> AsyncIterator[LiveEvent]:
    raise NotImplementedError("subscriptions are answered by gateway.live")


@strawberry.type
class Subscription:
    project_changed = strawberry.subscription(
        resolver=_project_changed, description="What happens in a project, in order, without gaps or repeats."
    )
    notification_added = strawberry.subscription(
        resolver=_notification_added, description="What comes into my inbox, or is marked read there."
    )
