"""Change what I said."""

from events.contracts.comment import Comment, CommentEdited, EditComment
from functions.comment import statements as sql
from functions.comment.rules import check_text, comment_to_change, named_in
from functions.runtime import Json, Work, operation


@operation
def edit_comment(command: EditComment, work: Work) -> Json[Comment]:
    found = comment_to_change(work, command.id, command.expected_version)
    before, text = found.comment, check_text(command.text)
    if text == before.text:
        return Json.of(work.one(sql.comment_as_it_is, id=before.id).reply)
    edited = work.one(sql.edit_comment, id=before.id, project_id=found.project_id, text=text, named=named_in(text))
    work.announce(CommentEdited(before=before, after=edited.data), subject=before.task_id, project=found.project_id)
    return Json.of(edited.reply)
