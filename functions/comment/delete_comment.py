"""Take back what I said."""

from events.contracts.comment import CommentDeleted, DeleteComment
from events.contracts.message import Done
from functions.comment import statements as sql
from functions.comment.rules import comment_to_change
from functions.runtime import Work, operation


@operation
def delete_comment(command: DeleteComment, work: Work) -> Done:
    found = comment_to_change(work, command.id, command.expected_version)
    work.one(sql.hide_comment, id=command.id)
    work.announce(CommentDeleted(before=found.comment), subject=found.comment.task_id, project=found.project_id)
    return Done()
