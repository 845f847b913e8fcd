"""The expected "no": a code, a sentence, and a status that Knative does not retry.

400 malformed, 401 who are you, 403 not yours, 422 anything else expected, 429 slow down, 503 try again.
The body is a problem as RFC 9457 says; `code` is stable, `detail` is for people.
"""

from typing import Any


class Refusal(Exception):
    """An operation says no. Nothing is changed, and nothing of it is recorded, unless it `keeps_changes`."""

    def __init__(self, status: int, code: str, detail: str, **members: Any) -> None:
        super().__init__(detail)
        self.status = status
        self.code = code
        self.detail = detail
        self.members = members
        self.keeps_changes = False

    def keeping_changes(self) -> "Refusal":
        """The same no, but what the operation changed is committed: a wrong try is counted, a stolen session ends."""
        self.keeps_changes = True
        return self


def malformed(detail: str) -> Refusal:
    """The message cannot be read at all; repeats nothing of it."""
    return Refusal(400, "malformed", detail)


def unauthenticated(detail: str = "Log in, and send the access token as a bearer token.") -> Refusal:
    """Nobody, or nobody any more."""
    return Refusal(401, "unauthenticated", detail)


def forbidden(detail: str = "Your role does not allow that.") -> Refusal:
    """Somebody, but not for this."""
    return Refusal(403, "forbidden", detail)


def not_found() -> Refusal:
    """Not there, or not yours to see: one answer, to the letter, for both."""
    return Refusal(422, "not_found", "There is no such thing, or it is not yours to see.")


def invalid(field: str, detail: str) -> Refusal:
    """A field whose value cannot be taken; `field` names it."""
    return Refusal(422, "invalid", detail, field=field)


def stale(present: int) -> Refusal:
    """Somebody changed it meanwhile; `version` is the present one."""
    return Refusal(422, "stale", "It has changed since you read it.", version=present)


def refused(code: str, detail: str, **members: Any) -> Refusal:
    """Any other expected no."""
    return Refusal(422, code, detail, **members)


def slow_down(seconds: int, detail: str = "Too many tries. Wait a little.") -> Refusal:
    """Too often; `retry_after` seconds from now it may be tried again."""
    return Refusal(429, "slow_down", detail, retry_after=seconds)


def try_again(detail: str = "This cannot be done right now. Try again.") -> Refusal:
    """Something behind the operation is away; nothing was changed."""
    return Refusal(503, "try_again", detail)


def outcome_unknown() -> Refusal:
    """The answer was lost on its way from the database, and without an id for the message nobody can tell."""
    return Refusal(
        503,
        "outcome_unknown",
        "This may have been done, or not. Look before you send it again; with an Idempotency-Key you need not.",
    )


# What a unique index refuses, in words. Indexes decide what is taken, so that two at once cannot both have it.
TAKEN = {
    "user_email_key": ("email_taken", "There is an account with this e-mail address already.", "email"),
    "project_key_key": ("key_taken", "Another project has this key.", "key"),
    "status_name_key": ("name_taken", "The project has a column of this name.", "name"),
    "category_name_key": ("name_taken", "The project has a category of this name.", "name"),
    "label_name_key": ("name_taken", "The project has a label of this name.", "name"),
    "invitation_pending_key": ("already_invited", "This address has an invitation that waits for an answer.", "email"),
    "member_pkey": ("already_in", "They are in this project already.", "email"),
}


def taken(constraint: str) -> Refusal:
    """The refusal for a unique index that was hit; a primary key means that the id brought along is in use."""
    if constraint in TAKEN:
        code, detail, field = TAKEN[constraint]
        return Refusal(422, code, detail, field=field)
    return Refusal(422, "id_taken", "Something has this id already.", field="id")
