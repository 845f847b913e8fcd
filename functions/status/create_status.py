"""Add a column to a project's board."""

from events.contracts.message import StatusId
from events.contracts.project import CreateStatus, Status, StatusCreated
from functions.lines import one_line
from functions.refusals import refused
from functions.runtime import Work, operation, uuid7
from functions.status import statements as sql
from functions.status.rules import columns_to_change, position_after

MOST_COLUMNS = 50


@operation
def create_status(command: CreateStatus, work: Work) -> Status:
    columns = columns_to_change(work, command.project_id)
    if len(columns) >= MOST_COLUMNS:
        raise refused("too_many", f"A project has {MOST_COLUMNS} columns at most.", limit=MOST_COLUMNS)
    column = work.one(
        sql.insert_column,
        id=command.id or StatusId(uuid7()),
        project_id=command.project_id,
        name=one_line(command.name),
        kind=command.kind,
        position=position_after(columns, command.after_id or columns[-1].id),
        wip_limit=command.wip_limit,
    )
    work.announce(StatusCreated(after=column), subject=column.id, project=column.project_id)
    return column
