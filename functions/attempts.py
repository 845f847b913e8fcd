"""Wrong tries: counted for the account and for the address, and made to wait longer and longer past the limit.

What a try came to is told only where its count was still within the limit, so that many at once learn no more than as
many one after the other.
"""

from ipaddress import IPv6Address, ip_address, ip_network

from functions.refusals import Refusal, slow_down
from functions.runtime import Work
from functions.session import statements as sql


def check_attempts(work: Work, *, email: str | None = None) -> None:
    """Raises `slow_down` where the account of this e-mail address, or the caller's address, has to wait."""
    wait = work.one(sql.wait_of, email=email, network=_network(work))
    if wait.seconds:
        raise slow_down(wait.seconds)


def failed(work: Work, refusal: Refusal, *, email: str | None = None) -> Refusal:
    """Count a wrong try. Answers the refusal to raise for it: the given one, or `slow_down` past the limit."""
    if work.one(sql.count_wrong_try, email=email, network=_network(work)).everywhere:
        return refusal.keeping_changes()
    return slow_down(max(1, work.one(sql.wait_of, email=email, network=_network(work)).seconds)).keeping_changes()


def succeeded(work: Work, *, email: str) -> None:
    """Forget an account's wrong tries. Raises `slow_down` where they went past the limit while this one was checked."""
    seconds = forget_wrong_tries(work, email=email)
    if seconds:
        raise slow_down(seconds)


def forget_wrong_tries(work: Work, *, email: str) -> int:
    """Let an account's next try count as the first; answers for how many seconds it would have had to wait."""
    return work.one(sql.forget_wrong_tries, email=email, network=_network(work)).seconds


def _network(work: Work) -> str | None:
    """The caller's address; of IPv6 the /64, which is what one customer has."""
    try:
        address = ip_address(work.call.address or "")
    except ValueError:
        return None
    if isinstance(address, IPv6Address):
        address = address.ipv4_mapped or ip_network((address, 64), strict=False).network_address
    return str(address)
