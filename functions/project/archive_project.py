"""Put a project away: it can be read, and nothing in it changed."""

from events.contracts.project import ArchiveProject, Project, ProjectArchived, ProjectFields
from functions.project.rules import change, project_to_change
from functions.runtime import Work, operation


@operation
def archive_project(command: ArchiveProject, work: Work) -> Project:
    project = project_to_change(work, command.id, command.expected_version, archived_too=True)
    return change(work, project, ProjectArchived, ProjectFields(archived_at=project.archived_at or work.now))
