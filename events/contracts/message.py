"""What a contract is: a frozen struct with its CloudEvents type, its doors, and who may knock."""

import enum
from typing import Annotated, Any, ClassVar, Literal, NewType, dataclass_transform
from uuid import UUID

import msgspec
from msgspec import Meta


class Door(enum.Flag):
    """A way in. A contract says which ones its operation has."""

    HTTP = enum.auto()
    GRAPHQL = enum.auto()
    KAFKA = enum.auto()


HTTP, GRAPHQL, KAFKA = Door.HTTP, Door.GRAPHQL, Door.KAFKA
EVERY_DOOR = HTTP | GRAPHQL | KAFKA


class Asker(enum.Enum):
    """Who may ask at all; what somebody may do inside a project is for the operation to decide."""

    ANYONE = "anyone"
    USER = "user"
    ADMINISTRATOR = "administrator"
    GATEWAY = "gateway"


ANYONE, USER, ADMINISTRATOR, GATEWAY = Asker.ANYONE, Asker.USER, Asker.ADMINISTRATOR, Asker.GATEWAY

Stream = Literal["project", "user", "notification"]
PROJECT: Stream = "project"
PERSON: Stream = "user"
INBOX: Stream = "notification"


class Terms(msgspec.Struct, frozen=True):
    """What a contract's class line says about it."""

    doors: Door
    asks: Asker
    reply: "type[Part] | None"
    stream: Stream | None
    type: str


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(msgspec.field,))
class ContractMeta(msgspec.StructMeta):
    """Lets a contract say `type`, `doors`, `asks`, `reply` and `stream` in its class line.

    msgspec refuses class keywords that it does not know, and mypy refuses an inherited `frozen`: one metaclass marked
    `dataclass_transform` settles both.
    """

    def __new__(
        mcls,
        name: str,
        bases: tuple[type, ...],
        namespace: dict[str, Any],
        *,
        type: str | None = None,  # the CloudEvents word, so the class line reads as the envelope does
        doors: Door = HTTP | GRAPHQL,
        asks: Asker = USER,
        reply: "type[Part] | None" = None,
        stream: Stream | None = None,
        forbid_unknown_fields: bool = False,
        omit_defaults: bool = False,
    ) -> "ContractMeta":
        strict = forbid_unknown_fields or any(
            isinstance(base, ContractMeta) and base.__struct_config__.forbid_unknown_fields for base in bases
        )
        contract = super().__new__(
            mcls,
            name,
            bases,
            namespace,
            frozen=True,
            kw_only=True,
            forbid_unknown_fields=strict,
            omit_defaults=omit_defaults,
        )
        if type is not None:
            contract.terms = Terms(type=type, doors=doors, asks=asks, reply=reply, stream=stream)
        return contract

    terms: Terms


class Part(msgspec.Struct, metaclass=ContractMeta):
    """A piece of a message, or a whole reply. Readers ignore fields that they do not know."""


class Event(Part):
    """Says what happened, in the past tense; `data` of a CloudEvent on its stream."""

    terms: ClassVar[Terms]


class Command(msgspec.Struct, metaclass=ContractMeta, forbid_unknown_fields=True):
    """Asks for a change. A field it does not know is refused by name: a typo must not pass for silence."""

    terms: ClassVar[Terms]


class Query(msgspec.Struct, metaclass=ContractMeta, forbid_unknown_fields=True):
    """Asks for data and changes nothing."""

    terms: ClassVar[Terms]


class Choice(msgspec.Struct, metaclass=ContractMeta, forbid_unknown_fields=True):
    """A piece of a command or query that is itself an object; refuses unknown fields as they do."""


class Done(Part):
    """The reply of a command that has nothing more to say."""

    ok: bool = True


class PageInfo(Part):
    """Where a page ended."""

    end_cursor: str | None
    has_next_page: bool


SECRET = Meta(extra={"secret": True})
Secret = Annotated[str, SECRET]
"""A password or a token: never on Kafka, in an event, in a stored reply or in a log."""

UserId = NewType("UserId", UUID)
SessionId = NewType("SessionId", UUID)
ProjectId = NewType("ProjectId", UUID)
StatusId = NewType("StatusId", UUID)
CategoryId = NewType("CategoryId", UUID)
LabelId = NewType("LabelId", UUID)
InvitationId = NewType("InvitationId", UUID)
TaskId = NewType("TaskId", UUID)
CommentId = NewType("CommentId", UUID)
NotificationId = NewType("NotificationId", UUID)

END = r"(?![\s\S])"
"""The end of a pattern: nothing follows. Python's `$` would let a newline follow."""

First = Annotated[int, Meta(ge=1, le=200, description="How many at most.")]
Cursor = Annotated[str, Meta(max_length=1000, description="`end_cursor` of the page before.")]
Version = Annotated[int, Meta(ge=1, le=2**31 - 1)]
Sequence = Annotated[int, Meta(ge=0, le=2**53 - 1)]
