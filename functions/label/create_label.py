"""Add a label to a project."""

from events.contracts.message import LabelId
from events.contracts.project import CreateLabel, Label, LabelCreated
from functions.label import statements as sql
from functions.label.rules import MOST
from functions.lines import one_line
from functions.refusals import refused
from functions.runtime import Work, operation, uuid7


@operation
def create_label(command: CreateLabel, work: Work) -> Label:
    work.permit("edit", project=command.project_id)
    label = work.maybe(
        sql.insert_label,
        id=command.id or LabelId(uuid7()),
        project_id=command.project_id,
        name=one_line(command.name),
        most=MOST,
        colour=command.colour,
    )
    if label is None:
        raise refused("too_many", f"A project has {MOST} labels at most.", limit=MOST)
    work.announce(LabelCreated(after=label), subject=label.id, project=label.project_id)
    return label
