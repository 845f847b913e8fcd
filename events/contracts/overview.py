"""How the work stands, for one person or one project."""

from datetime import date

from events.contracts.message import Part, ProjectId, Query
from events.contracts.project import StatusKind
from events.contracts.task import Card, Priority


class StatusCount(Part):
    """How many tasks a status has; across projects, statuses of one name and kind count together."""

    name: str
    kind: StatusKind
    count: int


class PriorityCount(Part):
    """How many tasks that are not done have this priority."""

    priority: Priority
    count: int


class ProjectCount(Part):
    """How many tasks of a project are not done, and how many of them overdue."""

    project_id: ProjectId
    key: str
    name: str
    open: int
    overdue: int


class DayCount(Part):
    """How many tasks were done on a day of the asker's time zone."""

    date: date
    count: int


class Overview(Part):
    """Counts, and the first 20 tasks of each list; days are those of the asker's time zone and week start."""

    open_count: int
    overdue_count: int
    due_today_count: int
    due_this_week_count: int
    by_status: list[StatusCount]
    by_priority: list[PriorityCount]
    by_project: list[ProjectCount]
    done_per_day: list[DayCount]
    overdue: list[Card]
    due_today: list[Card]
    due_this_week: list[Card]


class ShowOverview(Query, type="overview.show", reply=Overview):
    """Without `project_id` what is assigned to me in all my projects; with it, the whole project."""

    project_id: ProjectId | None = None
