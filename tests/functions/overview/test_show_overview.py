"""What show_overview promises."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tests.calling import Person, Workspace


def _where_it_is_noon() -> str:
    """A zone in which neither yesterday nor tomorrow is near."""
    ahead = 12 - datetime.now(UTC).hour
    return f"Etc/GMT{-ahead:+d}"  # POSIX counts westward


def _today(zone: str) -> date:
    return datetime.now(ZoneInfo(zone)).date()


def _on(day: date) -> dict[str, str]:
    return {"date": day.isoformat()}


def _at(moment: datetime, zone: str) -> dict[str, str]:
    local = moment.astimezone(ZoneInfo(zone))
    return {"date": local.date().isoformat(), "time": local.strftime("%H:%M"), "zone": zone}


def _titles(cards: list[Any]) -> list[str]:
    return [card["title"] for card in cards]


def _counts(overview: Any, *names: str) -> list[int]:
    return [overview[f"{name}_count"] for name in names]


def test_a_project_is_counted_by_column_and_by_priority(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    for column, priority in ((0, "urgent"), (0, "low"), (1, "low"), (2, "low")):
        workspace.a_task(ana, home, status_id=home["statuses"][column]["id"], priority=priority)
    ana.ask("delete_task", id=workspace.a_task(ana, home)["id"])

    overview = ana.ask("show_overview", project_id=home["id"])

    assert overview["open_count"] == 3
    assert [(each["name"], each["kind"], each["count"]) for each in overview["by_status"]] == [
        ("To do", "open", 2),
        ("Doing", "active", 1),
        ("Done", "done", 1),
    ]
    assert [(each["priority"], each["count"]) for each in overview["by_priority"]] == [
        ("urgent", 1),
        ("high", 0),
        ("medium", 0),
        ("low", 2),
        ("none", 0),
    ]
    assert overview["by_project"] == [
        {"project_id": home["id"], "key": home["key"], "name": "Home", "open": 3, "overdue": 0}
    ]


def test_a_day_is_over_when_it_ends_and_a_time_when_it_has_come(workspace: Workspace) -> None:
    zone = _where_it_is_noon()
    ana = workspace.a_person(time_zone=zone)
    home = workspace.a_project(ana)
    now, today = datetime.now(UTC), _today(zone)
    hour, day = timedelta(hours=1), timedelta(days=1)
    for title, due in (
        ("Any time today", _on(today)),
        ("Yesterday", _on(today - day)),
        ("An hour ago, said in Tokyo", _at(now - hour, "Asia/Tokyo")),
        ("In an hour, said in Tokyo", _at(now + hour, "Asia/Tokyo")),
        ("In three weeks", _on(today + 21 * day)),
        ("Some day", None),
    ):
        workspace.a_task(ana, home, title=title, due=due)
    workspace.a_task(ana, home, title="Done", due=_on(today - day), status_id=home["statuses"][2]["id"])

    overview = ana.ask("show_overview", project_id=home["id"])

    assert _titles(overview["overdue"]) == ["Yesterday", "An hour ago, said in Tokyo"]
    assert sorted(_titles(overview["due_today"])) == ["Any time today", "In an hour, said in Tokyo"]
    assert _counts(overview, "overdue", "due_today") == [2, 2]
    assert overview["by_project"][0]["overdue"] == 2


def test_the_week_ends_as_the_asker_counts_it(workspace: Workspace) -> None:
    zone = _where_it_is_noon()
    ana = workspace.a_person(time_zone=zone)
    home = workspace.a_project(ana)
    today = _today(zone)
    ends = {
        start: today + timedelta(days=(last - today.isoweekday()) % 7)
        for start, last in (("monday", 7), ("saturday", 5), ("sunday", 6))
    }

    for start, last in ends.items():
        ana.ask("update_profile", week_start=start)
        tasks = [workspace.a_task(ana, home, due=_on(last + timedelta(days=days))) for days in (0, 1)]

        overview = ana.ask("show_overview", project_id=home["id"])

        assert [card["id"] for card in overview["due_this_week"]] == [tasks[0]["id"]]
        for task in tasks:
            ana.ask("delete_task", id=task["id"])


def test_it_depends_on_where_i_am_whether_a_day_is_over(workspace: Workspace) -> None:
    west, east = "Etc/GMT+12", "Pacific/Kiritimati"  # 26 hours apart
    day = _today(west)

    overdue = {}
    for zone in (west, east):
        ana = workspace.a_person(time_zone=zone)
        home = workspace.a_project(ana)
        workspace.a_task(ana, home, due=_on(day))
        overdue[zone] = ana.ask("show_overview", project_id=home["id"])["overdue_count"]

    assert overdue == {west: 0, east: 1}


def test_what_is_done_is_counted_by_day_for_thirty_days(workspace: Workspace) -> None:
    zone = _where_it_is_noon()
    ana = workspace.a_person(time_zone=zone)
    home = workspace.a_project(ana)
    for _ in range(2):
        workspace.a_task(ana, home, status_id=home["statuses"][2]["id"])

    days = ana.ask("show_overview", project_id=home["id"])["done_per_day"]

    today = _today(zone)
    assert [each["date"] for each in days] == [(today - timedelta(days=ago)).isoformat() for ago in range(29, -1, -1)]
    assert [each["count"] for each in days] == [0] * 29 + [2]


def test_without_a_project_it_shows_what_is_assigned_to_me_in_all_of_mine(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home, garden, old, gone = (workspace.a_project(ana, name=name) for name in ("Home", "Garden", "Old", "Gone"))
    for project in (home, garden, old, gone):
        workspace.a_task(ana, project, title=f"Mine at {project['name']}", assignee_id=ana.id)
        workspace.a_task(ana, project, title="Nobody's")
    workspace.a_task(ana, garden, title="Done", assignee_id=ana.id, status_id=garden["statuses"][2]["id"])
    ana.ask("archive_project", id=old["id"])
    ana.ask("delete_project", id=gone["id"])

    overview = ana.ask("show_overview")

    assert overview["open_count"] == 2
    assert [(each["name"], each["open"]) for each in overview["by_project"]] == [("Garden", 1), ("Home", 1)]
    assert [(each["name"], each["count"]) for each in overview["by_status"]] == [("To do", 2), ("Done", 1)]
    assert sum(each["count"] for each in overview["done_per_day"]) == 1


def test_each_list_has_the_twenty_due_first(workspace: Workspace) -> None:
    zone = _where_it_is_noon()
    ana = workspace.a_person(time_zone=zone)
    home = workspace.a_project(ana)
    today = _today(zone)
    for days in range(21, 0, -1):
        workspace.a_task(ana, home, title=f"{days} days late", due=_on(today - timedelta(days=days)))

    overview = ana.ask("show_overview", project_id=home["id"])

    assert _titles(overview["overdue"]) == [f"{days} days late" for days in range(21, 1, -1)]
    assert overview["overdue_count"] == 21


def test_somebody_without_anything_to_do_sees_an_empty_overview(workspace: Workspace) -> None:
    overview = workspace.a_person().ask("show_overview")

    assert _counts(overview, "open", "overdue", "due_today", "due_this_week") == [0, 0, 0, 0]
    assert (overview["by_status"], overview["by_project"], overview["overdue"]) == ([], [], [])


def test_a_stranger_is_told_that_there_is_nothing(workspace: Workspace) -> None:
    eve: Person = workspace.a_person("Eve Stranger")
    home = workspace.a_project(workspace.a_person())

    assert eve.refused("show_overview", project_id=home["id"])["code"] == "not_found"
