"""Show a project's board: its columns in order, each with its first cards."""

from events.contracts.board import Board, ShowBoard
from functions.board import statements as sql
from functions.refusals import invalid
from functions.runtime import Json, Work, operation


@operation
def show_board(query: ShowBoard, work: Work) -> Json[Board]:
    if (query.project_id is None) == (query.key is None):
        raise invalid("project_id", "Name the project, by id or by key.")
    return work.reply(sql.show_board, user_id=work.actor, project_id=query.project_id, key=query.key, cards=query.cards)
