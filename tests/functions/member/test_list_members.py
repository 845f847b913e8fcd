"""What list_members promises."""

from tests.calling import Workspace


def test_members_are_listed_by_name_page_by_page(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    for name in ("cid Adams", "Ben Okafor", "Ben Okafor"):
        workspace.a_member(home, ana, role="viewer", name=name)

    first = ana.ask("list_members", project_id=home["id"], first=3)
    rest = ana.ask("list_members", project_id=home["id"], first=3, after=first["page_info"]["end_cursor"])

    listed = [(each["user"]["name"], each["role"]) for each in first["nodes"] + rest["nodes"]]
    assert listed == [
        ("Ana Gomez", "owner"),
        ("Ben Okafor", "viewer"),
        ("Ben Okafor", "viewer"),
        ("cid Adams", "viewer"),
    ]
    assert (first["page_info"]["has_next_page"], rest["page_info"]["has_next_page"]) == (True, False)


def test_outsiders_are_told_the_same_as_for_a_project_that_never_was(workspace: Workspace) -> None:
    ana, eve = workspace.a_person(), workspace.a_person("Eve Stranger")

    hidden = eve.refused("list_members", project_id=workspace.a_project(ana)["id"])

    assert hidden == eve.refused("list_members", project_id=ana.id)
    assert hidden["code"] == "not_found"


def test_a_cursor_of_another_list_is_refused(workspace: Workspace) -> None:
    ana = workspace.a_person()

    problem = ana.refused("list_members", project_id=workspace.a_project(ana)["id"], after="bm9wZQ==")

    assert problem["code"] == "bad_cursor"
