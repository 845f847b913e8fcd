"""What every operation on memberships decides alike."""

from events.contracts.member import Membership
from events.contracts.message import ProjectId, UserId
from events.contracts.task import TaskAssigned, TaskFields
from functions.member import statements as sql
from functions.member.rows import Place
from functions.refusals import not_found, refused
from functions.runtime import Work
from functions.runtime.cache import shared_cache


def places_in(work: Work, project_id: ProjectId, user_id: UserId) -> tuple[Place, list[Place]]:
    """Somebody's place in a project, and its other owners', all locked. Raises `not_found` for who is not in it."""
    places = {place.user_id: place for place in work.all(sql.member_and_owners, project_id=project_id, user_id=user_id)}
    place = places.pop(user_id, None)
    if place is None:
        raise not_found()
    return place, list(places.values())


def check_owner_remains(place: Place, owners: list[Place]) -> None:
    """Raises `last_owner` where nobody could manage the project any more; who cannot log in cannot."""
    if place.role == "owner" and all(owner.disabled for owner in owners):
        raise refused("last_owner", "Nobody else owns this project. Make somebody else an owner first.")


def end_membership(work: Work, project_id: ProjectId, user_id: UserId) -> Membership:
    """Take somebody out of a project, their tasks and what they watch with them. Answers what they were.

    Raises `not_found` for who is not in it, and `last_owner`. The tasks are locked before the membership, as they are
    by who assigns one; what was assigned just before the membership ended is found after it.
    """
    place, owners = places_in(work, project_id, user_id)
    check_owner_remains(place, owners)
    work.all(sql.hold_tasks, project_id=project_id, user_id=user_id)
    work.one(sql.delete_member, project_id=project_id, user_id=user_id)
    for task in work.all(sql.free_tasks, project_id=project_id, user_id=user_id):
        before = TaskFields(assignee_id=user_id, version=task.version - 1)
        after = TaskFields(assignee_id=None, version=task.version)
        work.announce(TaskAssigned(before=before, after=after), subject=task.id, project=project_id)
    work.after_commit(lambda: shared_cache().forget_roles(project_id))
    return Membership(user_id=user_id, role=place.role)
