"""Make a one-time link with which somebody who forgot their password sets a new one."""

from datetime import timedelta

from events.contracts.user import IssuePasswordLink, PasswordLink, PasswordLinkIssued
from functions.refusals import refused
from functions.runtime import Work, operation
from functions.sessions import new_token, token_hash
from functions.settings import settings
from functions.user import statements as sql
from functions.user.rules import account_to_change

LIFETIME = timedelta(hours=1)


@operation
def issue_password_link(command: IssuePasswordLink, work: Work) -> PasswordLink:
    if account_to_change(work, command.id).disabled:
        raise refused("disabled", "This account is shut. Open it first.")
    token, expires_at = new_token(), work.now + LIFETIME
    work.all(sql.use_links, id=command.id)  # only the newest link is good
    work.one(sql.insert_link, token_hash=token_hash(token), id=command.id, issued_by=work.actor, expires_at=expires_at)
    work.announce(PasswordLinkIssued(), subject=command.id, user=command.id)
    return PasswordLink(link=f"{settings().public_url}/reset-password/{token}", expires_at=expires_at)
