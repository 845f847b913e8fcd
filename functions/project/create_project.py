"""Start a project with the columns To do, Doing and Done, owned by who creates it."""

from events.contracts.message import ProjectId, StatusId
from events.contracts.project import CreatedProject, CreateProject, Project, ProjectCreated
from functions.lines import one_line
from functions.positions import positions_after
from functions.project import statements as sql
from functions.runtime import Work, operation, uuid7

FIRST_COLUMNS = (("To do", "open"), ("Doing", "active"), ("Done", "done"))


@operation
def create_project(command: CreateProject, work: Work) -> Project:
    owner = work.actor
    columns = [
        {"id": StatusId(uuid7()), "name": name, "kind": kind, "position": position}
        for (name, kind), position in zip(FIRST_COLUMNS, positions_after(None, len(FIRST_COLUMNS)), strict=True)
    ]
    project = work.one(
        sql.insert_project,
        id=command.id or ProjectId(uuid7()),
        key=command.key,
        name=one_line(command.name),
        description=command.description,
        owner_id=owner,
        statuses=columns,
    )
    created = CreatedProject(
        id=project.id,
        key=project.key,
        name=project.name,
        description=project.description,
        statuses=project.statuses,
        owner_id=owner,
    )
    work.announce(ProjectCreated(after=created), subject=project.id, project=project.id)
    return project
