"""What list_comments promises."""

from tests.calling import Workspace


def test_comments_come_the_oldest_first_in_pages(workspace: Workspace) -> None:
    ana = workspace.a_person()
    task = workspace.a_task(ana, workspace.a_project(ana))
    said = [ana.ask("add_comment", task_id=task["id"], text=f"Number {number}") for number in range(5)]

    first = ana.ask("list_comments", task_id=task["id"], first=3)
    second = ana.ask("list_comments", task_id=task["id"], first=3, after=first["page_info"]["end_cursor"])

    assert first["nodes"] + second["nodes"] == said
    assert [page["page_info"]["has_next_page"] for page in (first, second)] == [True, False]


def test_a_task_elsewhere_and_a_deleted_one_have_none(workspace: Workspace) -> None:
    ana, eve = workspace.a_person(), workspace.a_person("Eve Stranger")
    task = workspace.a_task(ana, workspace.a_project(ana))

    assert eve.refused("list_comments", task_id=task["id"])["code"] == "not_found"
    ana.ask("delete_task", id=task["id"])
    assert ana.refused("list_comments", task_id=task["id"])["code"] == "not_found"


def test_a_cursor_of_another_list_is_refused(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    task = workspace.a_task(ana, home)
    cursor = ana.ask("list_tasks", project_id=home["id"])["page_info"]["end_cursor"]

    assert ana.refused("list_comments", task_id=task["id"], after=cursor)["code"] == "bad_cursor"
