"""Take an archived project up again."""

from events.contracts.project import Project, ProjectFields, ProjectUnarchived, UnarchiveProject
from functions.project.rules import change, project_to_change
from functions.runtime import Work, operation


@operation
def unarchive_project(command: UnarchiveProject, work: Work) -> Project:
    project = project_to_change(work, command.id, command.expected_version, archived_too=True)
    return change(work, project, ProjectUnarchived, ProjectFields(archived_at=None))
