"""What edit_comment and delete_comment promise."""

import pytest

from tests.calling import Workspace
from tests.functions.log import said_about, types_about


def test_an_edited_comment_says_so(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    task = workspace.a_task(ana, home)
    comment = ana.ask("add_comment", task_id=task["id"], text="Payed")

    edited = ana.ask("edit_comment", id=comment["id"], text="Paid", expected_version=1)

    assert (edited["text"], edited["version"]) == ("Paid", 2)
    assert edited["edited_at"] is not None
    assert ana.ask("list_comments", task_id=task["id"])["nodes"] == [edited]
    _, (_, added), (said, edit) = said_about(ana, home, task["id"])
    assert said == "comment.edited"
    assert edit == {"before": added["after"], "after": {**added["after"], "text": "Paid", "version": 2}}


def test_the_same_text_changes_nothing(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    task = workspace.a_task(ana, home)
    comment = ana.ask("add_comment", task_id=task["id"], text="Paid")

    assert ana.ask("edit_comment", id=comment["id"], text="Paid") == comment
    assert types_about(ana, home, task["id"]) == ["task.created", "comment.added"]


def test_a_comment_taken_back_is_gone_and_counted_no_longer(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    task = workspace.a_task(ana, home)
    comment = ana.ask("add_comment", task_id=task["id"], text="Paid")

    ana.ask("delete_comment", id=comment["id"], expected_version=1)

    assert ana.ask("list_comments", task_id=task["id"])["nodes"] == []
    assert ana.ask("show_task", id=task["id"])["comment_count"] == 0
    assert types_about(ana, home, task["id"]) == ["task.created", "comment.added", "comment.deleted"]
    for operation, more in (("delete_comment", {}), ("edit_comment", {"text": "Not paid"})):
        assert ana.refused(operation, id=comment["id"], **more)["code"] == "not_found"


@pytest.mark.parametrize(("operation", "more"), [("edit_comment", {"text": "Mine"}), ("delete_comment", {})])
def test_only_its_author_changes_a_comment(workspace: Workspace, operation: str, more: dict[str, str]) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    ben, stranger = workspace.a_member(home, ana), workspace.a_person("Eve Stranger")
    comment = ben.ask("add_comment", task_id=workspace.a_task(ana, home)["id"], text="Paid")

    assert ana.refused(operation, id=comment["id"], **more)["code"] == "forbidden"
    assert stranger.refused(operation, id=comment["id"], **more)["code"] == "not_found"


@pytest.mark.parametrize(("operation", "more"), [("edit_comment", {"text": "More"}), ("delete_comment", {})])
def test_a_stale_version_is_told_the_present_one(workspace: Workspace, operation: str, more: dict[str, str]) -> None:
    ana = workspace.a_person()
    comment = ana.ask("add_comment", task_id=workspace.a_task(ana, workspace.a_project(ana))["id"], text="Paid")
    ana.ask("edit_comment", id=comment["id"], text="Paid today")

    problem = ana.refused(operation, id=comment["id"], expected_version=1, **more)

    assert (problem["code"], problem["version"]) == ("stale", 2)
