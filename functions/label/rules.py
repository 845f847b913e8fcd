"""What every operation on labels decides alike."""

from events.contracts.message import LabelId
from events.contracts.project import Label
from functions.label import statements as sql
from functions.refusals import not_found, stale
from functions.runtime import Work

MOST = 200
"""Labels of a project; a board shows all of them."""


def label_to_change(work: Work, label_id: LabelId, expected_version: int | None) -> Label:
    """The label, locked, for somebody who may edit its project, in the version that they expect (null: any).

    Raises `not_found`; `stale` tells the present version.
    """
    label = work.maybe(sql.label_for_change, id=label_id, user_id=work.actor)
    if label is None:
        raise not_found()
    work.permit("edit", project=label.project_id)
    if expected_version is not None and expected_version != label.version:
        raise stale(label.version)
    return label
