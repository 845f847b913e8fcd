"""What every operation on projects decides alike."""

from collections.abc import Callable

from msgspec import UNSET
from msgspec.structs import asdict

from events.contracts.message import Event, ProjectId
from events.contracts.project import Project, ProjectFields
from functions.project import statements as sql
from functions.project.rows import ProjectForChange
from functions.refusals import not_found, stale
from functions.runtime import Work


def project_to_change(
    work: Work,
    project_id: ProjectId,
    expected_version: int | None = None,
    *,
    archived_too: bool = False,
    deleted_too: bool = False,
) -> ProjectForChange:
    """The project, locked, for an owner of it, in the version that they expect (null: any).

    Raises what `work.permit` does; `stale` tells the present version.
    """
    project = work.maybe(sql.project_for_change, id=project_id)
    if project is None:
        raise not_found()
    work.permit("manage", project=project_id, archived_too=archived_too, deleted_too=deleted_too)
    if expected_version is not None and expected_version != project.version:
        raise stale(project.version)
    return project


def change(work: Work, project: ProjectForChange, event: Callable[..., Event], wanted: ProjectFields) -> Project:
    """Change what is wanted and differs, and announce that as such an event; where nothing differs nothing happens.

    Answers the project as it is then.
    """
    present = asdict(project)
    changed = {name: new for name, new in asdict(wanted).items() if new is not UNSET and new != present[name]}
    if not changed:
        return work.one(sql.project_as_it_is, id=project.id, user_id=work.actor)
    if "key" in changed:
        work.one(sql.hold_stream, id=project.id)
    answered = work.one(sql.change_project, user_id=work.actor, **present | changed)
    before = ProjectFields(version=project.version, **{name: present[name] for name in changed})
    after = ProjectFields(version=answered.version, **changed)
    work.announce(event(before=before, after=after), subject=project.id, project=project.id)
    return answered
