"""What list_projects promises."""

from typing import Any

from tests.calling import Workspace


def test_projects_are_listed_by_name_with_their_unfinished_tasks(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home, garden = workspace.a_project(ana, name="home"), workspace.a_project(ana, name="Garden")
    workspace.a_project(workspace.a_person("Eve Stranger"), name="Elsewhere")
    for column in home["statuses"]:
        workspace.a_task(ana, home, status_id=column["id"])

    listed = ana.ask("list_projects")["nodes"]

    assert [(project["id"], project["role"], project["open_tasks"]) for project in listed] == [
        (garden["id"], "owner", 0),
        (home["id"], "owner", 2),
    ]


def test_pages_follow_each_other_without_a_gap_where_names_are_alike(workspace: Workspace) -> None:
    ana = workspace.a_person()
    made = {workspace.a_project(ana, name="Home")["id"] for _ in range(5)}

    pages, after = [], None
    while True:
        page = ana.ask("list_projects", first=2, after=after)
        pages.append([project["id"] for project in page["nodes"]])
        after = page["page_info"]["end_cursor"]
        if not page["page_info"]["has_next_page"]:
            break

    assert [len(page) for page in pages] == [2, 2, 1]
    assert {project for page in pages for project in page} == made


def test_archived_and_deleted_projects_are_listed_when_asked_for(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home, old, gone = (workspace.a_project(ana, name=name) for name in ("Home", "Old", "Gone"))
    ana.ask("archive_project", id=old["id"])
    ana.ask("delete_project", id=gone["id"])

    def ids(**asked: Any) -> list[str]:
        return [project["id"] for project in ana.ask("list_projects", **asked)["nodes"]]

    assert ids() == [home["id"]]
    assert ids(archived=True) == [home["id"], old["id"]]
    assert ids(deleted=True) == [gone["id"], home["id"]]
    assert ids(archived=True, deleted=True) == [gone["id"], home["id"], old["id"]]


def test_a_cursor_of_another_list_is_refused(workspace: Workspace) -> None:
    ana = workspace.a_person()

    for cursor in ("?", "WzFd", "bm9wZQ=="):
        assert ana.refused("list_projects", after=cursor)["code"] == "bad_cursor"
