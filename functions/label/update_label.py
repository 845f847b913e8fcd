"""Change a label's name or colour."""

from msgspec import UNSET

from events.contracts.project import Label, LabelUpdated, UpdateLabel
from functions.label import statements as sql
from functions.label.rules import label_to_change
from functions.lines import one_line
from functions.runtime import Work, operation


@operation
def update_label(command: UpdateLabel, work: Work) -> Label:
    before = label_to_change(work, command.id, command.expected_version)
    name = before.name if command.name is UNSET else one_line(command.name)
    colour = before.colour if command.colour is UNSET else command.colour
    if (name, colour) == (before.name, before.colour):
        return before
    after = work.one(sql.change_label, id=before.id, name=name, colour=colour)
    work.announce(LabelUpdated(before=before, after=after), subject=before.id, project=before.project_id)
    return after
