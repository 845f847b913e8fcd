"""What create_status promises."""

from concurrent.futures import ThreadPoolExecutor

from tests.calling import Workspace


def _names(board: dict[str, list[dict[str, dict[str, str]]]]) -> list[str]:
    return [column["status"]["name"] for column in board["columns"]]


def test_a_column_stands_after_the_one_it_is_put_after_or_last(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)

    review = ana.ask(
        "create_status", project_id=home["id"], name=" In  review ", wip_limit=3, after_id=home["statuses"][1]["id"]
    )
    ana.ask("create_status", project_id=home["id"], name="Thrown away", kind="done")

    assert (review["name"], review["kind"], review["wip_limit"], review["version"]) == ("In review", "active", 3, 1)
    board = ana.ask("show_board", project_id=home["id"])
    assert _names(board) == ["To do", "Doing", "In review", "Done", "Thrown away"]
    (said, _) = ana.ask("list_events", project_id=home["id"], after_seq=1)["nodes"]
    assert (said["type"], said["subject"]) == ("app.taskfleet.status.created.v1", review["id"])
    assert said["data"] == {"after": review}


def test_two_columns_of_one_name_are_refused(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)

    problem = ana.refused("create_status", project_id=home["id"], name="DOING")

    assert (problem["code"], problem["field"]) == ("name_taken", "name")


def test_a_column_of_another_project_is_no_neighbour(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home, other = workspace.a_project(ana), workspace.a_project(ana)

    problem = ana.refused("create_status", project_id=home["id"], name="New", after_id=other["statuses"][0]["id"])

    assert problem["code"] == "not_found"


def test_ten_columns_put_in_one_place_at_once_stand_in_one_order(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    first = home["statuses"][0]["id"]

    with ThreadPoolExecutor(10) as pool:
        made = list(
            pool.map(
                lambda n: ana.ask("create_status", project_id=home["id"], name=f"Column {n}", after_id=first), range(10)
            )
        )

    assert len({column["position"] for column in made}) == 10
    names = _names(ana.ask("show_board", project_id=home["id"]))
    assert (names[0], names[-2:]) == ("To do", ["Doing", "Done"])


def test_a_board_has_fifty_columns_at_most(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    for number in range(47):
        ana.ask("create_status", project_id=home["id"], name=f"Column {number}")

    problem = ana.refused("create_status", project_id=home["id"], name="One more")

    assert (problem["code"], problem["limit"]) == ("too_many", 50)
