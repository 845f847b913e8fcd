"""What every answer to an invitation checks alike."""

from events.contracts.message import InvitationId
from functions.attempts import check_attempts, failed
from functions.invitation import statements as sql
from functions.invitation.rows import Pending
from functions.refusals import invalid, not_found, refused
from functions.runtime import Work
from functions.sessions import token_hash


def invitation_for(work: Work, id: InvitationId | None, token: str | None) -> Pending:
    """The invitation, locked, for who asks: by id when it is to their account, by the token of its link otherwise.

    Raises `not_found` for somebody else's and for a token that none has, `used` and `expired`.
    """
    if (id is None) == (token is None):
        raise invalid("id", "Name the invitation: by its id, or by the token of its link.")
    if token is not None:
        check_attempts(work)
    invitation = work.maybe(
        sql.invitation_to_answer, id=id, token_hash=token_hash(token) if token is not None else None
    )
    if invitation is None or not _is_to(work, invitation, by_link=token is not None):
        raise failed(work, not_found()) if token is not None else not_found()
    if invitation.state != "pending":
        raise refused("used", "This invitation was answered or taken back already.")
    if invitation.expires_at <= work.now:
        raise refused("expired", "This invitation has expired. Ask for another one.")
    return invitation


def _is_to(work: Work, invitation: Pending, *, by_link: bool) -> bool:
    """An address that nobody confirmed proves nothing: without an account it is the link alone that counts."""
    return invitation.user_id == work.actor or (invitation.user_id is None and by_link)
