"""Tasks, and what is said about them."""

import strawberry

from events.contracts.comment import AddComment, DeleteComment, EditComment, ListComments
from events.contracts.event import ListEvents
from events.contracts.task import (
    AssignTask,
    CompleteTask,
    CreateTask,
    DeleteTask,
    ListTasks,
    MoveTask,
    ReopenTask,
    RestoreTask,
    ShowTask,
    UpdateTask,
)
from gateway.graphql_types import offers


@strawberry.type
class Query:
    task = offers(ShowTask)
    tasks = offers(ListTasks)
    comments = offers(ListComments)
    events = offers(ListEvents)


@strawberry.type
class Mutation:
    create_task = offers(CreateTask)
    update_task = offers(UpdateTask)
    assign_task = offers(AssignTask)
    move_task = offers(MoveTask)
    complete_task = offers(CompleteTask)
    reopen_task = offers(ReopenTask)
    delete_task = offers(DeleteTask)
    restore_task = offers(RestoreTask)
    add_comment = offers(AddComment)
    edit_comment = offers(EditComment)
    delete_comment = offers(DeleteComment)
