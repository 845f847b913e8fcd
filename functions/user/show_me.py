"""Show who asks to themselves."""

from events.contracts.user import ShowMe, User
from functions.runtime import Json, Work, operation
from functions.user import statements as sql


@operation
def show_me(query: ShowMe, work: Work) -> Json[User]:
    return work.reply(sql.show_me, id=work.actor)
