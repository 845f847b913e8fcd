"""List the projects that I am in, by name, each with the number of its tasks that are not done."""

from uuid import UUID

from events.contracts.project import ListProjects, Projects
from functions.cursors import read_cursor
from functions.project import statements as sql
from functions.runtime import Json, Work, operation


@operation
def list_projects(query: ListProjects, work: Work) -> Json[Projects]:
    return work.reply(
        sql.list_projects,
        user_id=work.actor,
        archived=query.archived,
        deleted=query.deleted,
        first=query.first,
        **read_cursor(query.after, sorted_by=str, id=UUID),
    )
