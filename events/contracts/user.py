"""People: accounts, profiles, and what administrators do about them."""

from datetime import datetime
from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, UnsetType

from events.contracts.message import (
    ADMINISTRATOR,
    ANYONE,
    EVERY_DOOR,
    GATEWAY,
    HTTP,
    PERSON,
    SECRET,
    Command,
    Cursor,
    Done,
    Event,
    First,
    PageInfo,
    Part,
    Query,
    Secret,
    UserId,
    Version,
)

EmailAddress = Annotated[str, Meta(min_length=3, max_length=254)]
PersonName = Annotated[str, Meta(min_length=1, max_length=100)]
NewPassword = Annotated[Secret, Meta(min_length=12, max_length=128)]
GivenPassword = Annotated[Secret, Meta(min_length=1, max_length=1024)]
GivenToken = Annotated[Secret, Meta(min_length=1, max_length=512)]
TimeZone = Annotated[str, Meta(min_length=1, max_length=64, description="An IANA name such as Europe/Berlin.")]
Locale = Literal["en", "de", "tr"]
WeekStart = Literal["monday", "saturday", "sunday"]
Appearance = Literal["system", "light", "dark"]


class Person(Part):
    """What colleagues see of somebody."""

    id: UserId
    name: str
    initials: str


class User(Part):
    """What somebody sees of themselves, and an administrator of everybody."""

    id: UserId
    email: str
    name: str
    initials: str
    time_zone: str
    locale: Locale
    week_start: WeekStart
    appearance: Appearance
    administrator: bool
    disabled: bool
    version: int
    created_at: datetime


class Users(Part):
    """A page of people."""

    nodes: list[User]
    page_info: PageInfo


class People(Part):
    """People by id, in no order; unknown ids are left out."""

    nodes: list[Person]


class Session(Part):
    """A new or renewed session: the access token is a JWT of 10 minutes, the refresh token lives 30 days.

    `refresh_token` is null for a browser, whose gateway keeps it in an HttpOnly cookie.
    """

    access_token: Secret
    refresh_token: Secret | None
    expires_at: datetime
    user: User


class SignUp(Command, type="user.sign-up", asks=ANYONE, reply=Session):
    """Open an account and a first session; the first account of an installation administers it.

    `invitation_token` is what the link of an invitation carries: it lets its holder in where `SIGN_UP=invited`.
    """

    email: EmailAddress
    name: PersonName
    password: NewPassword
    time_zone: TimeZone = "UTC"
    locale: Locale = "en"
    invitation_token: GivenToken | None = None


class ShowMe(Query, type="user.show-me", reply=User):
    """Who am I."""


class UpdateProfile(Command, type="user.update-profile", doors=EVERY_DOOR, reply=User):
    """Change my name, my initials, and how times and texts are shown to me. Initials null: made from the name."""

    name: PersonName | UnsetType = UNSET
    initials: Annotated[str, Meta(min_length=1, max_length=3)] | UnsetType | None = UNSET
    time_zone: TimeZone | UnsetType = UNSET
    locale: Locale | UnsetType = UNSET
    week_start: WeekStart | UnsetType = UNSET
    appearance: Appearance | UnsetType = UNSET
    expected_version: Version | None = None


class ChangePassword(Command, type="user.change-password", reply=Done):
    """Change my password; every other session of mine ends."""

    old_password: GivenPassword
    new_password: NewPassword


class CommandToken(Part):
    """A structured CloudEvent, complete with its `actortoken`, ready to be produced to `task-commands`."""

    event: Annotated[dict[str, Any], SECRET]


class IssueCommandToken(Command, type="user.issue-command-token", reply=CommandToken):
    """Sign one command of mine for Kafka; good for 7 days and for this body only."""

    operation: Annotated[str, Meta(min_length=1, max_length=60)]
    body: dict[str, Any]
    id: Annotated[str, Meta(min_length=1, max_length=200)] | None = None


class ListUsers(Query, type="user.list", asks=ADMINISTRATOR, reply=Users):
    """Everybody with an account here, by name."""

    first: First = 50
    after: Cursor | None = None


class DisableUser(Command, type="user.disable", asks=ADMINISTRATOR, doors=EVERY_DOOR, reply=User):
    """Shut an account and end its sessions; what the person did stays."""

    id: UserId


class EnableUser(Command, type="user.enable", asks=ADMINISTRATOR, doors=EVERY_DOOR, reply=User):
    """Open a disabled account again."""

    id: UserId


class PasswordLink(Part):
    """A one-time link; shown once."""

    link: Secret
    expires_at: datetime


class IssuePasswordLink(Command, type="user.issue-password-link", asks=ADMINISTRATOR, reply=PasswordLink):
    """Make a one-time link, good for one hour, with which somebody who forgot their password sets a new one."""

    id: UserId


class ResetPassword(Command, type="user.reset-password", asks=ANYONE, reply=Done):
    """Set a new password with a one-time link; every session of the account ends."""

    token: GivenToken
    new_password: NewPassword


class ListUsersById(Query, type="user.list-by-id", doors=HTTP, asks=GATEWAY, reply=People):
    """Names for ids, for the gateway."""

    ids: Annotated[list[UserId], Meta(max_length=1000)]


class UserSignedUp(Event, type="user.signed-up", stream=PERSON):
    """An account was opened."""

    administrator: bool


class ProfileFields(Part, omit_defaults=True):
    """The changed fields of a profile."""

    name: str | UnsetType = UNSET
    initials: str | UnsetType | None = UNSET
    time_zone: str | UnsetType = UNSET
    locale: str | UnsetType = UNSET
    week_start: str | UnsetType = UNSET
    appearance: str | UnsetType = UNSET


class ProfileUpdated(Event, type="user.profile-updated", stream=PERSON):
    """Somebody changed their profile."""

    before: ProfileFields
    after: ProfileFields


class PasswordChanged(Event, type="user.password-changed", stream=PERSON):
    """A password was changed; how says whether by its owner or by a one-time link."""

    how: Literal["owner", "link"]


class PasswordLinkIssued(Event, type="user.password-link-issued", stream=PERSON):
    """An administrator made a one-time link for this account."""


class UserDisabled(Event, type="user.disabled", stream=PERSON):
    """An administrator shut this account."""


class UserEnabled(Event, type="user.enabled", stream=PERSON):
    """An administrator opened this account again."""


class CommandRefused(Event, type="command.refused", stream=PERSON):
    """A command that came by Kafka was refused; `causationid` is the command's id."""

    operation: str
    code: str
    detail: str
