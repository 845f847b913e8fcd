"""What show_board promises."""

from typing import Any

from events.store.database import Database
from knative.local.stack.stack import Stack
from tests.calling import Workspace

MANY = """
INSERT INTO task (id, project_id, number, title, status_id, position, label_ids, assignee_id, creator_id)
SELECT gen_random_uuid(), $1::uuid, number, 'Task ' || number, ($2::uuid[])[1 + number % 3],
       'a' || lpad(number::text, 6, '0'), ARRAY[$3::uuid], $4::uuid, $4::uuid
FROM generate_series(1, 2000) AS number RETURNING title
"""


def _shape(board: Any) -> list[tuple[str, int, list[str]]]:
    return [
        (column["status"]["name"], column["count"], [card["title"] for card in column["cards"]])
        for column in board["columns"]
    ]


def test_a_board_shows_its_columns_in_order_each_with_its_first_cards_and_the_number_of_all(
    workspace: Workspace,
) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    for title in ("Pay rent", "Call Ben", "Mow the lawn"):
        workspace.a_task(ana, home, title=title)
    workspace.a_task(ana, home, title="Plan a party", status_id=home["statuses"][1]["id"])

    board = ana.ask("show_board", project_id=home["id"], cards=2)

    assert _shape(board) == [("To do", 3, ["Pay rent", "Call Ben"]), ("Doing", 1, ["Plan a party"]), ("Done", 0, [])]
    assert board["project"]["key"] == home["key"]
    assert [(member["user"]["id"], member["role"]) for member in board["members"]] == [(ana.id, "owner")]


def test_a_board_says_at_which_place_of_the_log_it_was_read(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    workspace.a_task(ana, home)

    board = ana.ask("show_board", key=home["key"])

    (last,) = ana.ask("list_events", project_id=home["id"], newest_first=True, first=1)["nodes"]
    assert (board["epoch"], board["seq"]) == (last["epoch"], int(last["sequence"]))


def test_a_deleted_task_is_not_on_the_board(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    gone, _ = workspace.a_task(ana, home, title="Gone"), workspace.a_task(ana, home, title="Here")

    ana.ask("delete_task", id=gone["id"])

    assert _shape(ana.ask("show_board", project_id=home["id"]))[0] == ("To do", 1, ["Here"])


def test_a_board_of_two_thousand_cards_tells_all_counts_and_the_first_cards(
    workspace: Workspace, functions_stack: Stack
) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    label = ana.ask("create_label", project_id=home["id"], name="Help")
    columns = "{" + ",".join(column["id"] for column in home["statuses"]) + "}"
    Database(functions_stack.environment["DATABASE_URL"]).read(MANY, [home["id"], columns, label["id"], ana.id])

    board = ana.ask("show_board", project_id=home["id"])

    assert [(count, len(titles)) for _, count, titles in _shape(board)] == [(666, 50), (667, 50), (667, 50)]


def test_a_board_is_named_by_id_or_by_key(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)

    assert ana.refused("show_board")["code"] == "invalid"
    assert ana.refused("show_board", project_id=home["id"], key=home["key"])["code"] == "invalid"


def test_a_stranger_is_told_that_there_is_nothing(workspace: Workspace) -> None:
    home = workspace.a_project(workspace.a_person())

    assert workspace.a_person("Eve Stranger").refused("show_board", project_id=home["id"])["code"] == "not_found"
