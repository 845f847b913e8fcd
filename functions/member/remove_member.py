"""Take somebody out of a project; their tasks stay, assigned to nobody."""

from events.contracts.member import MemberRemoved, RemoveMember
from events.contracts.message import Done
from functions.member.rules import end_membership
from functions.runtime import Work, operation


@operation
def remove_member(command: RemoveMember, work: Work) -> Done:
    work.permit("manage", project=command.project_id, archived_too=True)
    before = end_membership(work, command.project_id, command.user_id)
    work.announce(MemberRemoved(before=before), subject=command.user_id, project=command.project_id)
    return Done()
