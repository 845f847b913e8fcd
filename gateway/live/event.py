"""One event on its way to subscribers."""

from typing import Any

import msgspec

from events.envelope import Envelope
from gateway.answer import Operation, complete
from gateway.call_function import Asker
from gateway.plan import RootField


class _Item(msgspec.Struct):
    """The `LiveEvent` of the schema, as a reply would carry it."""

    epoch: int
    seq: int
    type: str
    time: str
    actor: msgspec.Raw
    subject: str
    data: msgspec.Raw


class View:
    """What a subscription selects of each event."""

    def __init__(self, operation: Operation, asker: Asker) -> None:
        (self.field,) = operation.plan.fields
        self._operation = operation
        self._asker = asker

    @property
    def shared(self) -> RootField | None:
        """Equal for subscriptions with the same document and conditions; None when an event must be executed anew."""
        return self.field if self._operation.plan.covered else None

    def payload(self, item: bytes) -> str:
        """The execution result for one event, as JSON."""
        return msgspec.json.encode(complete(self._operation, {self.field.key: item}, self._asker)).decode()


class LiveEvent:
    """An event with what was made of it so far: nothing is encoded twice for the same view."""

    __slots__ = ("_item", "_payloads", "epoch", "seq", "size")

    def __init__(self, envelope: Envelope, actor: bytes | None) -> None:
        self.epoch = envelope.epoch
        self.seq = envelope.seq
        data: Any = bytes(envelope.data)
        self._item = msgspec.json.encode(
            _Item(
                epoch=envelope.epoch,
                seq=envelope.seq,
                type=envelope.type,
                time=envelope.time,
                actor=msgspec.Raw(actor or b"null"),
                subject=envelope.subject,
                data=msgspec.Raw(data or b"null"),
            )
        )
        self.size = len(self._item)
        self._payloads: dict[RootField, str] = {}

    def payload(self, view: View) -> str:
        """The execution result for a view, encoded on first use."""
        shared = view.shared
        if shared is None:
            return view.payload(self._item)
        text = self._payloads.get(shared)
        if text is None:
            text = self._payloads[shared] = view.payload(self._item)
        return text
