"""What withdraw_invitation promises."""

from tests.calling import Workspace


def test_a_withdrawn_invitation_cannot_be_accepted_by_id_or_link(workspace: Workspace) -> None:
    ana, ben = workspace.a_person(), workspace.a_person("Ben Okafor")
    home = workspace.a_project(ana)
    by_id = ana.ask("invite_member", project_id=home["id"], email=ben.email)
    by_link = ana.ask("invite_member", project_id=home["id"], email=f"x{ben.email}")

    for invitation in (by_id, by_link):
        ana.ask("withdraw_invitation", id=invitation["id"])

    assert ben.refused("accept_invitation", id=by_id["id"])["code"] == "used"
    assert ben.refused("accept_invitation", token=by_link["link"].rpartition("/")[2])["code"] == "used"
    assert ana.ask("list_project_invitations", project_id=home["id"])["nodes"] == []


def test_an_accepted_invitation_is_not_taken_back(workspace: Workspace) -> None:
    ana, ben = workspace.a_person(), workspace.a_person("Ben Okafor")
    invitation = ana.ask("invite_member", project_id=workspace.a_project(ana)["id"], email=ben.email)
    ben.ask("accept_invitation", id=invitation["id"])

    assert ana.refused("withdraw_invitation", id=invitation["id"])["code"] == "used"


def test_outsiders_are_told_the_same_as_for_an_invitation_that_never_was(workspace: Workspace) -> None:
    ana, ben = workspace.a_person(), workspace.a_person("Ben Okafor")
    project = workspace.a_project(ana)
    invitation = ana.ask("invite_member", project_id=project["id"], email=ben.email)

    hidden, missing = (ben.refused("withdraw_invitation", id=asked) for asked in (invitation["id"], project["id"]))

    assert hidden == missing
    assert hidden["code"] == "not_found"
