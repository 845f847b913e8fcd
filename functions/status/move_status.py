"""Put a column after another one, or first."""

from events.contracts.project import MoveStatus, Status, StatusFields, StatusMoved
from functions.refusals import invalid
from functions.runtime import Work, operation
from functions.status.rules import change, column_to_change, position_after


@operation
def move_status(command: MoveStatus, work: Work) -> Status:
    column, others = column_to_change(work, command.id, command.expected_version)
    if command.after_id == column.id:
        raise invalid("after_id", "A column stands after another one.")
    before = [each.id for each in others if each.position < column.position]
    if command.after_id == (before[-1] if before else None):
        return column
    return change(work, column, StatusMoved, StatusFields(position=position_after(others, command.after_id)))
