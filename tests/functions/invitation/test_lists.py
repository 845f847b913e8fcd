"""What list_invitations and list_project_invitations promise."""

from tests.calling import Person, Workspace


def invitations_to(workspace: Workspace, ben: Person, count: int) -> list[str]:
    """Invitations from as many projects, the oldest first."""
    ana = workspace.a_person()
    return [
        ana.ask("invite_member", project_id=workspace.a_project(ana)["id"], email=ben.email)["id"] for _ in range(count)
    ]


def test_my_invitations_come_newest_first_page_by_page(workspace: Workspace) -> None:
    ben = workspace.a_person("Ben Okafor")
    sent = invitations_to(workspace, ben, 3)

    first = ben.ask("list_invitations", first=2)
    second = ben.ask("list_invitations", first=2, after=first["page_info"]["end_cursor"])

    assert [each["id"] for each in first["nodes"] + second["nodes"]] == sent[::-1]
    assert (first["page_info"]["has_next_page"], second["page_info"]["has_next_page"]) == (True, False)


def test_an_invitation_to_a_deleted_project_is_not_there(workspace: Workspace) -> None:
    ana, ben = workspace.a_person(), workspace.a_person("Ben Okafor")
    home = workspace.a_project(ana)
    invitation = ana.ask("invite_member", project_id=home["id"], email=ben.email)

    ana.ask("delete_project", id=home["id"])

    assert ben.ask("list_invitations")["nodes"] == []
    assert ben.refused("accept_invitation", id=invitation["id"])["code"] == "not_found"


def test_a_project_tells_its_owners_whom_it_waits_for(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    ben = workspace.a_member(home, ana)
    sent = [ana.ask("invite_member", project_id=home["id"], email=f"{n}{ana.email}")["email"] for n in range(3)]

    first = ana.ask("list_project_invitations", project_id=home["id"], first=1)
    rest = ana.ask("list_project_invitations", project_id=home["id"], after=first["page_info"]["end_cursor"])

    assert [each["email"] for each in first["nodes"] + rest["nodes"]] == sent[::-1]
    assert ben.refused("list_project_invitations", project_id=home["id"])["code"] == "forbidden"


def test_a_cursor_of_another_list_is_refused(workspace: Workspace) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)

    for asked in (("list_invitations", {}), ("list_project_invitations", {"project_id": home["id"]})):
        assert ana.refused(asked[0], after="bm9wZQ==", **asked[1])["code"] == "bad_cursor"
