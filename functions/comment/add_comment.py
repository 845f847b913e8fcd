"""Say something about a task."""

from events.contracts.comment import AddComment, Comment, CommentAdded
from events.contracts.message import CommentId
from functions.comment import statements as sql
from functions.comment.rules import check_text, named_in
from functions.refusals import not_found
from functions.runtime import Json, Work, operation, uuid7


@operation
def add_comment(command: AddComment, work: Work) -> Json[Comment]:
    task = work.maybe(sql.task_to_comment, task_id=command.task_id, user_id=work.actor)
    if task is None:
        raise not_found()
    work.stands(task.project_id, task.standing)
    work.permit("edit", project=task.project_id)
    text = check_text(command.text)
    added = work.one(
        sql.insert_comment,
        id=command.id or CommentId(uuid7()),
        task_id=task.id,
        project_id=task.project_id,
        user_id=work.actor,
        text=text,
        named=named_in(text),
    )
    work.announce(CommentAdded(after=added.data), subject=task.id, project=task.project_id)
    return Json.of(added.reply)
