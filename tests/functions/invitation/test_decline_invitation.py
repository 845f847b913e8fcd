"""What decline_invitation promises."""

from tests.calling import Workspace


def test_a_declined_invitation_is_over_and_another_can_be_sent(workspace: Workspace) -> None:
    ana, ben = workspace.a_person(), workspace.a_person("Ben Okafor")
    home = workspace.a_project(ana)
    invitation = ana.ask("invite_member", project_id=home["id"], email=ben.email)

    assert ben.ask("decline_invitation", id=invitation["id"]) == {"ok": True}

    assert ben.ask("list_invitations")["nodes"] == []
    assert ben.refused("accept_invitation", id=invitation["id"])["code"] == "used"
    assert ana.ask("invite_member", project_id=home["id"], email=ben.email)["id"] != invitation["id"]


def test_a_link_is_declined_by_its_token(workspace: Workspace) -> None:
    ana, ben = workspace.a_person(), workspace.a_person("Ben Okafor")
    link = ana.ask("invite_member", project_id=workspace.a_project(ana)["id"], email=f"x{ana.email}")["link"]
    token = link.rpartition("/")[2]

    ben.ask("decline_invitation", token=token)

    assert ben.refused("accept_invitation", token=token)["code"] == "used"


def test_somebody_elses_invitation_is_not_there(workspace: Workspace) -> None:
    ana, ben = workspace.a_person(), workspace.a_person("Ben Okafor")
    invitation = ana.ask("invite_member", project_id=workspace.a_project(ana)["id"], email=ben.email)

    assert ana.refused("decline_invitation", id=invitation["id"])["code"] == "not_found"
