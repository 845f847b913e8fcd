"""Show how the work stands: what is assigned to me in all my projects, or a whole project."""

from events.contracts.overview import Overview, ShowOverview
from functions.overview import statements as sql
from functions.runtime import Json, Work, operation


@operation
def show_overview(query: ShowOverview, work: Work) -> Json[Overview]:
    if query.project_id is None:
        return work.reply(sql.my_overview, user_id=work.actor)
    return work.reply(sql.project_overview, user_id=work.actor, project_id=query.project_id)
