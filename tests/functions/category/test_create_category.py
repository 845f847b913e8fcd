"""What create_category promises."""

from events.store.database import Database
from knative.local.stack.stack import Stack
from tests.calling import Workspace


def test_a_category_is_added_and_shown(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)

    category = ana.ask("create_category", project_id=home["id"], name=" House  work ")

    assert (category["name"], category["version"]) == ("House work", 1)
    assert ana.ask("show_project", id=home["id"])["categories"] == [category]
    (said,) = ana.ask("list_events", project_id=home["id"], after_seq=1)["nodes"]
    assert (said["type"], said["data"]) == ("app.taskfleet.category.created.v1", {"after": category})


def test_a_name_that_is_taken_is_refused_in_this_project_only(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home, other = workspace.a_project(ana), workspace.a_project(ana)
    ana.ask("create_category", project_id=home["id"], name="Money")

    assert ana.refused("create_category", project_id=home["id"], name="money")["code"] == "name_taken"
    assert ana.ask("create_category", project_id=other["id"], name="money")["name"] == "money"


def test_a_project_has_two_hundred_categories_at_most(workspace: Workspace, functions_stack: Stack) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    many = """INSERT INTO category (id, project_id, name) SELECT gen_random_uuid(), $1::uuid, 'Category ' || number
              FROM generate_series(1, 200) AS number RETURNING name"""
    Database(functions_stack.environment["DATABASE_URL"]).read(many, [home["id"]])

    problem = ana.refused("create_category", project_id=home["id"], name="One more")

    assert (problem["code"], problem["limit"]) == ("too_many", 200)
