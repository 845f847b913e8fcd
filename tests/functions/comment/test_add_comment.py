"""What add_comment promises."""

from concurrent.futures import ThreadPoolExecutor

from events.store.database import Database
from tests.calling import Workspace
from tests.functions.log import said_about


def test_a_comment_is_told_with_its_author_and_counted(workspace: Workspace) -> None:
    ana = workspace.a_person()
    task = workspace.a_task(ana, workspace.a_project(ana))
    ana.ask("show_task", id=task["id"])

    comment = ana.ask("add_comment", task_id=task["id"], text="Paid *today*")

    assert comment["author"] == {"id": ana.id, "name": "Ana Gomez", "initials": "AG"}
    assert (comment["text"], comment["version"], comment["edited_at"]) == ("Paid *today*", 1, None)
    shown = ana.ask("show_task", id=task["id"])
    assert (shown["comment_count"], shown["version"]) == (1, 1)


def test_the_task_s_log_holds_it(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    task = workspace.a_task(ana, home)

    comment = ana.ask("add_comment", task_id=task["id"], text="Paid")

    data = {"id": comment["id"], "task_id": task["id"], "author_id": ana.id, "text": "Paid", "mentions": []}
    assert said_about(ana, home, task["id"])[1] == ("comment.added", {"after": {**data, "version": 1}})


def test_only_members_are_mentioned_each_once(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    ben, eve = workspace.a_member(home, ana), workspace.a_person("Eve Stranger")
    task = workspace.a_task(ana, home)
    text = f"[@Ben](user:{ben.id}) [@Ben again](user:{ben.id.upper()}) [@Eve](user:{eve.id}) [@x](user:none) @Ana"

    ana.ask("add_comment", task_id=task["id"], text=text)

    assert said_about(ana, home, task["id"])[1][1]["after"]["mentions"] == [ben.id]


def test_who_comments_and_who_is_mentioned_watches_from_then_on(workspace: Workspace, database: Database) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    ben, cleo = workspace.a_member(home, ana), workspace.a_member(home, ana, name="Cleo Adams", role="viewer")
    task = workspace.a_task(ana, home)

    for _ in range(2):
        ben.ask("add_comment", task_id=task["id"], text=f"Look, [@Cleo](user:{cleo.id})")

    watching = database.read("SELECT user_id::text FROM watcher WHERE task_id = $1::uuid", [task["id"]])
    assert sorted(watching) == sorted([ana.id, ben.id, cleo.id])


def test_the_same_key_comments_once(workspace: Workspace) -> None:
    ana = workspace.a_person()
    task = workspace.a_task(ana, workspace.a_project(ana))

    first, again = (ana.ask("add_comment", once="c-1", task_id=task["id"], text="Paid") for _ in range(2))

    assert first == again
    assert len(ana.ask("list_comments", task_id=task["id"])["nodes"]) == 1


def test_many_at_once_are_all_counted(workspace: Workspace) -> None:
    ana = workspace.a_person()
    task = workspace.a_task(ana, workspace.a_project(ana))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: ana.ask("add_comment", task_id=task["id"], text=f"{number}"), range(8)))

    assert ana.ask("show_task", id=task["id"])["comment_count"] == 8


def test_a_viewer_says_nothing_and_a_stranger_finds_no_task(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    task = workspace.a_task(ana, home)
    viewer, stranger = workspace.a_member(home, ana, role="viewer"), workspace.a_person("Eve Stranger")

    assert viewer.refused("add_comment", task_id=task["id"], text="Hm")["code"] == "forbidden"
    assert stranger.refused("add_comment", task_id=task["id"], text="Hm")["code"] == "not_found"


def test_a_deleted_task_takes_no_comment(workspace: Workspace) -> None:
    ana = workspace.a_person()
    task = workspace.a_task(ana, workspace.a_project(ana))
    ana.ask("delete_task", id=task["id"])

    assert ana.refused("add_comment", task_id=task["id"], text="Paid")["code"] == "not_found"


def test_a_comment_says_something(workspace: Workspace) -> None:
    ana = workspace.a_person()
    task = workspace.a_task(ana, workspace.a_project(ana))

    for text in ("", " \n "):
        problem = ana.refused("add_comment", task_id=task["id"], text=text)
        assert (problem["code"], problem["field"]) == ("invalid", "text")
