"""Bring a deleted project back within 30 days."""

from events.contracts.project import Project, ProjectFields, ProjectRestored, RestoreProject
from functions.project.rules import change, project_to_change
from functions.refusals import not_found
from functions.retention import DELETED
from functions.runtime import Work, operation


@operation
def restore_project(command: RestoreProject, work: Work) -> Project:
    project = project_to_change(work, command.id, archived_too=True, deleted_too=True)
    if project.deleted_at is not None and project.deleted_at < work.now - DELETED:
        raise not_found()
    return change(work, project, ProjectRestored, ProjectFields(deleted_at=None))
