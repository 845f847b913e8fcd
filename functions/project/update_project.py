"""Change a project's key, name or description."""

from msgspec import UNSET

from events.contracts.project import Project, ProjectFields, ProjectUpdated, UpdateProject
from functions.lines import one_line
from functions.project.rules import change, project_to_change
from functions.runtime import Work, operation


@operation
def update_project(command: UpdateProject, work: Work) -> Project:
    project = project_to_change(work, command.id, command.expected_version)
    name = command.name if command.name is UNSET else one_line(command.name)
    wanted = ProjectFields(key=command.key, name=name, description=command.description)
    return change(work, project, ProjectUpdated, wanted)
