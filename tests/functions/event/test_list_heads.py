"""What list_heads promises the gateway."""

from typing import Any

from tests.calling import Workspace


def test_heads_are_told_of_streams_that_exist(workspace: Workspace, gateway: Any) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    workspace.a_task(ana, home)
    mine, theirs, unknown = f"project:{home['id']}", f"user:{ana.id}", f"notification:{home['id']}"

    heads = gateway("list_heads", streams=[mine, theirs, unknown])["nodes"]

    assert {head["stream"]: (head["epoch"], head["seq"]) for head in heads} == {mine: (1, 2), theirs: (1, 2)}


def test_only_the_gateway_may_ask(workspace: Workspace) -> None:
    ana = workspace.a_person()

    assert ana.call("list_heads", streams=[f"user:{ana.id}"]).status == 401
