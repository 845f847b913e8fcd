"""What each role may do in a project."""

from typing import Literal

from events.contracts.project import Role

Action = Literal["read", "edit", "manage"]

MAY: dict[Action, frozenset[Role]] = {
    "read": frozenset({"viewer", "member", "owner"}),
    "edit": frozenset({"member", "owner"}),
    "manage": frozenset({"owner"}),
}


def may(role: Role, action: Action) -> bool:
    """Whether somebody of this role may do this."""
    return role in MAY[action]
