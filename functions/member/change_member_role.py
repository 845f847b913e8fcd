"""Give somebody another role in a project, which keeps at least one owner."""

from events.contracts.member import ChangeMemberRole, Member, MemberRoleChanged, Membership
from functions.member import statements as sql
from functions.member.rules import check_owner_remains, places_in
from functions.runtime import Work, operation
from functions.runtime.cache import shared_cache


@operation
def change_member_role(command: ChangeMemberRole, work: Work) -> Member:
    project, who = command.project_id, command.user_id
    work.permit("manage", project=project)
    place, owners = places_in(work, project, who)
    if place.role == command.role:
        return work.one(sql.show_member, project_id=project, user_id=who)
    check_owner_remains(place, owners)

    changed = work.one(sql.change_role, project_id=project, user_id=who, role=command.role)
    before, after = Membership(user_id=who, role=place.role), Membership(user_id=who, role=command.role)
    work.announce(MemberRoleChanged(before=before, after=after), subject=who, project=project)
    work.after_commit(lambda: shared_cache().forget_roles(project))
    return changed
