"""What check_audience promises."""

from typing import Any

from tests.calling import Person, Workspace


def listener(person: Person, *projects: Any) -> dict[str, Any]:
    """Somebody's socket that listens to projects."""
    (session,) = person.ask("list_sessions")["nodes"]
    return {"user_id": person.id, "session_id": session["id"], "project_ids": [project["id"] for project in projects]}


def test_those_who_lost_nothing_are_not_named(workspace: Workspace, gateway: Any) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    listeners = [listener(ana, home), listener(workspace.a_member(home, ana), home)]

    assert gateway("check_audience", listeners=listeners) == {"lost": []}


def test_a_session_that_ended_and_a_project_that_was_left_are_named(workspace: Workspace, gateway: Any) -> None:
    ana = workspace.a_person()
    home, work, gone = (workspace.a_project(ana) for _ in range(3))
    ben, cid = workspace.a_member(home, ana), workspace.a_member(home, ana, name="Cid Adams")
    listeners = [listener(ben, home), listener(cid, home, work), listener(ana, home, gone)]
    ben.ask("log_out")
    ana.ask("delete_project", id=gone["id"])

    lost = gateway("check_audience", listeners=listeners)["lost"]

    of = {each.pop("session_id"): each for each in lost}
    assert [of[one["session_id"]] for one in listeners] == [
        {"session_ended": True, "project_ids": []},
        {"session_ended": False, "project_ids": [work["id"]]},
        {"session_ended": False, "project_ids": [gone["id"]]},
    ]


def test_a_session_holds_for_its_own_user_only(workspace: Workspace, gateway: Any) -> None:
    ana, eve = workspace.a_person(), workspace.a_person("Eve Stranger")
    forged = listener(ana) | {"user_id": eve.id}

    (lost,) = gateway("check_audience", listeners=[forged])["lost"]

    assert lost["session_ended"] is True


def test_nobody_but_the_gateway_may_ask(workspace: Workspace) -> None:
    assert workspace.a_person().call("check_audience", listeners=[]).status == 401
