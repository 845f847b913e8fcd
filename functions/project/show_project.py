"""Show one project with its columns, categories and labels."""

from events.contracts.project import Project, ShowProject
from functions.project import statements as sql
from functions.refusals import invalid
from functions.runtime import Json, Work, operation


@operation
def show_project(query: ShowProject, work: Work) -> Json[Project]:
    if (query.id is None) == (query.key is None):
        raise invalid("id", "Name the project, by id or by key.")
    return work.reply(sql.show_project, user_id=work.actor, id=query.id, key=query.key)
