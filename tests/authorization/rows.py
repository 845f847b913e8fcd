"""The matrix itself: the least that each operation asks for, and a body that only the asker can spoil.

An operation of the catalogue without its row fails.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal
from uuid import uuid4

from tests.authorization.scene import Scene
from tests.calling import PASSWORD

Least = Literal["anyone", "signed in", "viewer", "member", "owner", "administrator", "gateway"]
Body = Callable[[Scene, str], dict[str, Any]]


@dataclass(frozen=True)
class Row:
    """`least`: who may, at least. `body`: what is sent, made anew for each asker. `ends_sessions`: needs new people."""

    least: Least
    body: Body = lambda scene, asker: {}
    ends_sessions: bool = False


def of_project(field: str = "project_id", **more: Any) -> Body:
    """A body that names the scene's project."""
    return lambda scene, asker: {field: scene.project_id, **more}


def of_task(field: str = "id", **more: Any) -> Body:
    """A body that names a new task of the project."""
    return lambda scene, asker: {field: scene.task()["id"], **more}


def _new_status(scene: Scene) -> Any:
    return scene.owner.ask("create_status", project_id=scene.project_id, name=uuid4().hex[:20])


def _archived(scene: Scene) -> dict[str, Any]:
    project = scene.owner.ask("show_project", id=scene.project_id)
    if project["archived_at"] is None:
        scene.owner.ask("archive_project", id=scene.project_id)
    return {"id": scene.project_id}


def _unarchived(scene: Scene) -> dict[str, Any]:
    if scene.owner.ask("show_project", id=scene.project_id)["archived_at"] is not None:
        scene.owner.ask("unarchive_project", id=scene.project_id)
    return {"id": scene.project_id}


def _deleted(scene: Scene) -> dict[str, Any]:
    scene.owner.call("delete_project", id=scene.project_id)
    return {"id": scene.project_id}


def _present(scene: Scene) -> dict[str, Any]:
    scene.owner.call("restore_project", id=scene.project_id)
    return {"id": scene.project_id}


def _account(scene: Scene) -> dict[str, Any]:
    return {"id": scene.workspace.a_person("Cem Arslan").id}


def _disabled_account(scene: Scene) -> dict[str, Any]:
    account = _account(scene)
    scene.people["administrator"].ask("disable_user", **account)
    return account


def _refresh(scene: Scene) -> dict[str, Any]:
    return {"refresh_token": scene.workspace.a_person("Dana Levi").session["refresh_token"]}


def _reset(scene: Scene) -> dict[str, Any]:
    link = scene.people["administrator"].ask("issue_password_link", **_account(scene))["link"]
    return {"token": link.rsplit("/", 1)[1], "new_password": "another long enough secret"}


ROWS: dict[str, Row] = {
    # People and sessions
    "sign_up": Row(
        "anyone", lambda scene, asker: {"email": f"{uuid4().hex}@example.com", "name": "Ana", "password": PASSWORD}
    ),
    "log_in": Row("anyone", lambda scene, asker: {"email": scene.owner.email, "password": scene.owner.password}),
    "refresh_session": Row("anyone", lambda scene, asker: _refresh(scene)),
    "reset_password": Row("anyone", lambda scene, asker: _reset(scene)),
    "log_out": Row("signed in", ends_sessions=True),
    "end_session": Row("signed in", lambda scene, asker: {"id": scene.own_session(asker)}, ends_sessions=True),
    "end_other_sessions": Row("signed in", ends_sessions=True),
    "list_sessions": Row("signed in"),
    "show_me": Row("signed in"),
    "update_profile": Row("signed in", lambda scene, asker: {"name": "Ana Gomez"}),
    "change_password": Row(
        "signed in",
        lambda scene, asker: {"old_password": PASSWORD, "new_password": "another long enough secret"},
        ends_sessions=True,
    ),
    "issue_command_token": Row(
        "signed in", lambda scene, asker: {"operation": "delete_task", "body": {"id": str(uuid4())}}
    ),
    "list_users": Row("administrator"),
    "disable_user": Row("administrator", lambda scene, asker: _account(scene)),
    "enable_user": Row("administrator", lambda scene, asker: _disabled_account(scene)),
    "issue_password_link": Row("administrator", lambda scene, asker: _account(scene)),
    # Projects
    "create_project": Row("signed in", lambda scene, asker: {"key": scene.workspace.a_key(), "name": "Another"}),
    "list_projects": Row("signed in"),
    "show_project": Row("viewer", of_project("id")),
    "update_project": Row("owner", of_project("id", name="Renamed")),
    "archive_project": Row("owner", lambda scene, asker: _unarchived(scene)),
    "unarchive_project": Row("owner", lambda scene, asker: _archived(scene)),
    "delete_project": Row("owner", lambda scene, asker: _present(scene)),
    "restore_project": Row("owner", lambda scene, asker: _deleted(scene)),
    "create_status": Row("member", lambda scene, asker: {"project_id": scene.project_id, "name": uuid4().hex[:20]}),
    "update_status": Row("member", lambda scene, asker: {"id": scene.statuses[0]["id"], "wip_limit": 1000}),
    "move_status": Row("member", lambda scene, asker: {"id": _new_status(scene)["id"]}),
    "delete_status": Row(
        "member", lambda scene, asker: {"id": _new_status(scene)["id"], "move_tasks_to": scene.statuses[1]["id"]}
    ),
    "create_category": Row("member", lambda scene, asker: {"project_id": scene.project_id, "name": uuid4().hex}),
    "update_category": Row("member", lambda scene, asker: {"id": scene.category["id"], "name": uuid4().hex}),
    "delete_category": Row(
        "member",
        lambda scene, asker: {
            "id": scene.owner.ask("create_category", project_id=scene.project_id, name=uuid4().hex)["id"]
        },
    ),
    "create_label": Row("member", lambda scene, asker: {"project_id": scene.project_id, "name": uuid4().hex}),
    "update_label": Row("member", lambda scene, asker: {"id": scene.label["id"], "name": uuid4().hex}),
    "delete_label": Row(
        "member",
        lambda scene, asker: {
            "id": scene.owner.ask("create_label", project_id=scene.project_id, name=uuid4().hex)["id"]
        },
    ),
    # Members and invitations
    "list_members": Row("viewer", of_project()),
    "change_member_role": Row(
        "owner",
        lambda scene, asker: {
            "project_id": scene.project_id,
            "user_id": scene.another_member().id,
            "role": "viewer",
        },
    ),
    "remove_member": Row(
        "owner", lambda scene, asker: {"project_id": scene.project_id, "user_id": scene.another_member().id}
    ),
    "leave_project": Row("viewer", of_project()),
    "invite_member": Row(
        "owner", lambda scene, asker: {"project_id": scene.project_id, "email": f"{uuid4().hex}@example.com"}
    ),
    "withdraw_invitation": Row("owner", lambda scene, asker: {"id": scene.invitation()["id"]}),
    "list_invitations": Row("signed in"),
    "list_project_invitations": Row("owner", of_project()),
    "accept_invitation": Row("signed in", lambda scene, asker: {"id": scene.invitation_to(asker)["id"]}),
    "decline_invitation": Row("signed in", lambda scene, asker: {"id": scene.invitation_to(asker)["id"]}),
    # Tasks
    "create_task": Row("member", of_project(title="Pay rent")),
    "show_task": Row("viewer", of_task()),
    "update_task": Row("member", of_task(title="Pay the rent")),
    "assign_task": Row("member", lambda scene, asker: {"id": scene.task()["id"], "assignee_id": scene.owner.id}),
    "move_task": Row("member", lambda scene, asker: {"id": scene.task()["id"], "status_id": scene.statuses[1]["id"]}),
    "complete_task": Row("member", of_task()),
    "reopen_task": Row("member", lambda scene, asker: {"id": scene.task(status_id=scene.statuses[2]["id"])["id"]}),
    "delete_task": Row("member", of_task()),
    "restore_task": Row("member", lambda scene, asker: {"id": scene.deleted_task()["id"]}),
    "list_tasks": Row("viewer", of_project()),
    "show_board": Row("viewer", of_project()),
    "add_comment": Row("member", of_task("task_id", text="Soon")),
    "edit_comment": Row("member", lambda scene, asker: {"id": scene.comment_of(asker)["id"], "text": "Later"}),
    "delete_comment": Row("member", lambda scene, asker: {"id": scene.comment_of(asker)["id"]}),
    "list_comments": Row("viewer", of_task("task_id")),
    # Inbox, overview, log
    "list_notifications": Row("signed in"),
    "mark_notifications_read": Row("signed in"),
    "show_overview": Row("viewer", of_project()),
    "list_events": Row("viewer", of_project()),
    # The gateway's own
    "list_heads": Row("gateway", lambda scene, asker: {"streams": []}),
    "list_missed_events": Row(
        "gateway", lambda scene, asker: {"stream": f"project:{scene.project_id}", "after_seq": 0}
    ),
    "list_users_by_id": Row("gateway", lambda scene, asker: {"ids": []}),
    "check_audience": Row("gateway", lambda scene, asker: {"listeners": []}),
}
