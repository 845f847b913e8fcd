"""Hide a project for 30 days, after which it is purged."""

from events.contracts.message import Done
from events.contracts.project import DeleteProject, ProjectDeleted, ProjectFields
from functions.project.rules import change, project_to_change
from functions.runtime import Work, operation
from functions.runtime.cache import shared_cache


@operation
def delete_project(command: DeleteProject, work: Work) -> Done:
    project = project_to_change(work, command.id, command.expected_version, archived_too=True)
    change(work, project, ProjectDeleted, ProjectFields(deleted_at=work.now))
    work.after_commit(lambda: shared_cache().forget_roles(project.id))
    return Done()
