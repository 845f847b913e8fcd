"""Leave a project; its last owner cannot."""

from events.contracts.member import LeaveProject, MemberLeft
from events.contracts.message import Done
from functions.member.rules import end_membership
from functions.runtime import Work, operation


@operation
def leave_project(command: LeaveProject, work: Work) -> Done:
    before = end_membership(work, command.project_id, work.actor)
    work.announce(MemberLeft(before=before), subject=work.actor, project=command.project_id)
    return Done()
