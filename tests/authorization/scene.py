"""The people and the things that a row of the matrix is about."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import uuid4

from tests.calling import Person, Workspace

ROLES = ("viewer", "member", "owner")


@dataclass
class Scene:
    """A project with somebody in each role and somebody outside it; things to act on are made when a row asks."""

    workspace: Workspace
    people: dict[str, Person]
    project: Any = field(init=False)

    def __post_init__(self) -> None:
        self.project = self.workspace.a_project(self.owner)
        for role in ("viewer", "member", "owner"):
            person = self.people[role]
            if person is not self.owner:
                self._join(person, role)
        self._join(self.people["second owner"], "owner")
        self._join(self.people["revoked"], "member")

    @property
    def owner(self) -> Person:
        """Who made the project."""
        return self.people["owner"]

    @property
    def project_id(self) -> str:
        """The project."""
        return str(self.project["id"])

    @property
    def statuses(self) -> list[Any]:
        """Its columns."""
        return list(self.project["statuses"])

    @cached_property
    def category(self) -> Any:
        """A category of it."""
        return self.owner.ask("create_category", project_id=self.project_id, name=uuid4().hex)

    @cached_property
    def label(self) -> Any:
        """A label of it."""
        return self.owner.ask("create_label", project_id=self.project_id, name=uuid4().hex)

    def task(self, **more: Any) -> Any:
        """A new task of it."""
        return self.owner.ask("create_task", **{"project_id": self.project_id, "title": "Pay rent", **more})

    def deleted_task(self) -> Any:
        """A task of it that was deleted."""
        task = self.task()
        self.owner.ask("delete_task", id=task["id"])
        return task

    def comment_of(self, asker: str) -> Any:
        """A comment by who asks, where they may comment at all, otherwise by the owner."""
        author = self.people[asker] if asker in ("member", "owner") else self.owner
        return author.ask("add_comment", task_id=self.task()["id"], text="Done soon")

    def own_session(self, asker: str) -> str:
        """Another session of who asks, or of the owner where there is nobody to ask."""
        person = self.people.get(asker, self.owner)
        sessions = self.workspace.call("log_in", {"email": person.email, "password": person.password})
        assert sessions.status == 200, sessions.body
        listed = person if asker in self.people and asker != "revoked" else self.owner
        return str(listed.ask("list_sessions")["nodes"][0]["id"])

    def invitation_to(self, asker: str) -> Any:
        """An invitation to who asks, to a project that they are not in."""
        person = self.people.get(asker, self.people["outsider"])
        elsewhere = self.workspace.a_project(self.people["second owner"] if person is self.owner else self.owner)
        inviter = self.people["second owner"] if person is self.owner else self.owner
        return inviter.ask("invite_member", project_id=elsewhere["id"], email=person.email)

    def invitation(self) -> Any:
        """A pending invitation to this project."""
        address = f"{uuid4().hex}@example.com"
        return self.owner.ask("invite_member", project_id=self.project_id, email=address)

    def another_member(self) -> Person:
        """Somebody who can be removed."""
        return self.workspace.a_member(self.project, self.owner)

    def _join(self, person: Person, role: str) -> None:
        invitation = self.owner.ask("invite_member", project_id=self.project_id, email=person.email, role=role)
        person.ask("accept_invitation", id=invitation["id"])
