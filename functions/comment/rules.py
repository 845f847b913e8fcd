"""What every operation on comments decides alike."""

import re
from uuid import UUID

from events.contracts.message import CommentId
from functions.comment import statements as sql
from functions.comment.rows import CommentForChange
from functions.refusals import forbidden, invalid, not_found, stale
from functions.runtime import Work

MENTION = re.compile(r"\[@[^\]\n]{1,100}\]\(user:([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\)")


def named_in(text: str) -> list[UUID]:
    """Whom a text names as `[@Ana](user:<id>)`, each once; whether they are members is for the database to say."""
    return list({UUID(named): None for named in MENTION.findall(text)})


def check_text(text: str) -> str:
    """The text. Raises `invalid` when there is nothing in it."""
    if not text.strip():
        raise invalid("text", "A comment says something.")
    return text


def comment_to_change(work: Work, comment_id: CommentId, expected_version: int | None) -> CommentForChange:
    """The comment, locked, for its author, in the version that they expect (null: any).

    Raises `not_found`, `forbidden` for who did not write it; `stale` tells the present version.
    """
    found = work.maybe(sql.comment_for_change, id=comment_id, user_id=work.actor)
    if found is None:
        raise not_found()
    work.stands(found.project_id, found.standing)
    work.permit("edit", project=found.project_id)
    if found.comment.author_id != work.actor:
        raise forbidden("Only who wrote a comment can change it.")
    if expected_version is not None and expected_version != found.comment.version:
        raise stale(found.comment.version)
    return found
