"""What list_missed_events promises the gateway."""

from typing import Any

from tests.calling import Workspace


def test_missed_events_come_in_order_after_a_place(workspace: Workspace, gateway: Any) -> None:
    ana = workspace.a_person()
    home = workspace.a_project(ana)
    for _ in range(4):
        workspace.a_task(ana, home)
    stream = f"project:{home['id']}"

    page = gateway("list_missed_events", stream=stream, after_seq=2, first=2)

    assert [int(event["sequence"]) for event in page["nodes"]] == [3, 4]
    assert page["page_info"]["has_next_page"]
    assert gateway("list_missed_events", stream=stream, after_seq=5)["nodes"] == []


def test_only_the_gateway_may_ask(workspace: Workspace) -> None:
    ana = workspace.a_person()

    assert ana.call("list_missed_events", stream=f"user:{ana.id}", after_seq=0).status == 401
