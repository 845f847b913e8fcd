"""Change a column's name, kind or limit; with the kind, its tasks become done, or are done no longer."""

from msgspec import UNSET

from events.contracts.project import Status, StatusFields, StatusUpdated, UpdateStatus
from functions.lines import one_line
from functions.runtime import Work, operation
from functions.status import statements as sql
from functions.status.rules import announce_entered, change, check_kind_remains, column_to_change, tasks_shut_in


@operation
def update_status(command: UpdateStatus, work: Work) -> Status:
    column, others = column_to_change(work, command.id, command.expected_version)
    name = command.name if command.name is UNSET else one_line(command.name)
    kind = column.kind if command.kind is UNSET else command.kind
    if kind != column.kind:
        check_kind_remains(column, others)
    done = kind == "done"
    tasks = tasks_shut_in(work, column) if done != (column.kind == "done") else []

    changed = change(work, column, StatusUpdated, StatusFields(name=name, kind=kind, wip_limit=command.wip_limit))
    if tasks:
        work.all(sql.complete_tasks, id=column.id, project_id=column.project_id, done=done, now=work.now)
    for task in tasks:
        if not task.deleted:
            announce_entered(work, column, task, done=done)
    return changed
