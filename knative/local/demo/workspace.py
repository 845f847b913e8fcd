"""Fills a workspace: everybody signs up, projects are set up, and then what the plan says happens."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from itertools import count
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from events.store.database import Database
from knative.local.demo.backdate import backdate, wait_until_told
from knative.local.demo.doors import Doors, Refused
from knative.local.demo.people import COLLEAGUES
from knative.local.demo.plan import DAYS, Plan, Setting
from knative.local.demo.stories.cargo import CARGO
from knative.local.demo.stories.fairs import FAIRS
from knative.local.demo.stories.shop import SHOP
from knative.local.demo.stories.story import Story

STORIES = (SHOP, CARGO, FAIRS)
STILL_INVITED = (CARGO, 11)  # who has not answered yet, so that there is an invitation to look at


class Workspace:
    """The demo in the making. Everything has a message id of its own: begun again, it goes on where it ended."""

    def __init__(self, doors: Doors, database: Database, password: str, today: datetime) -> None:
        self._doors = doors
        self._database = database
        self._password = password
        self._today = today
        self._founded = today - timedelta(days=DAYS)
        self._times: dict[str, datetime] = {}
        self._sessions: list[Any] = []

    def fill(self) -> None:
        """Do it all. Raises `Refused`, for instance where accounts cannot be opened."""
        self._sessions = [self._sign_up(0)]  # an installation's first account administers it
        with ThreadPoolExecutor(4) as pool:
            self._sessions += pool.map(self._sign_up, range(1, len(COLLEAGUES)))
        with ThreadPoolExecutor(len(STORIES)) as pool:
            projects = list(pool.map(self._tell, STORIES))
        streams = [f"project:{project_id}" for project_id in projects]
        wait_until_told(self._database, streams)
        streams += [f"user:{session['user']['id']}" for session in self._sessions]
        backdate(self._database, streams, self._times, self._today)

    def _sign_up(self, who: int) -> Any:
        colleague = COLLEAGUES[who]
        account = {"email": colleague.email, "password": self._password}
        key = f"demo:sign-up:{who}"
        self._times[key] = self._founded - timedelta(days=4 - who / 3)
        try:
            more = {"name": colleague.name, "time_zone": colleague.time_zone}
            return self._doors.ask("sign_up", account | more, key=key)
        except Refused as refusal:
            if refusal.code != "already_done":
                raise
            return self._doors.ask("log_in", account)

    def _do(self, who: int, operation: str, body: dict[str, Any], key: str, at: datetime) -> Any:
        """Let somebody do something; nothing is answered where it was done already, and is told once only."""
        self._times[key] = at
        try:
            return self._doors.ask(operation, body, token=self._sessions[who]["access_token"], key=key)
        except Refused as refusal:
            if refusal.code != "already_done":
                raise
            return None

    def _tell(self, story: Story) -> str:
        setting = self._set_up(story)
        stands: dict[str, str] = {}
        for act in Plan(story, setting, self._today).made():
            self._do(act.who, act.operation, act.body, act.key, act.at)
            if act.operation == "move_task":
                stands[act.body["id"]] = act.body["status_id"]
        doing = setting.statuses["Doing"]
        limit = {"id": doing, "wip_limit": list(stands.values()).count(doing) + 1}
        self._do(story.owner, "update_status", limit, f"demo:{story.key}:limit", self._today)
        if story is STILL_INVITED[0]:
            guest = {"project_id": setting.project_id, "email": COLLEAGUES[STILL_INVITED[1]].email, "role": "viewer"}
            self._do(story.owner, "invite_member", guest, f"demo:{story.key}:guest", self._today)
        return setting.project_id

    def _set_up(self, story: Story) -> Setting:
        moments = (self._founded + timedelta(minutes=3 * number) for number in count())

        def do(what: str, operation: str, *, who: int = story.owner, **body: Any) -> Any:
            return self._do(who, operation, body, f"demo:{story.key}:{what}", next(moments))

        project = do("project", "create_project", key=story.key, name=story.name, description=story.description)
        in_project: dict[str, Any] = {"project_id": project["id"]}
        statuses = {status["name"]: status["id"] for status in project["statuses"]}
        review = do("review", "create_status", **in_project, name="Review", after_id=statuses["Doing"])
        categories = {
            name: do(f"category:{name}", "create_category", **in_project, name=name) for name in story.categories
        }
        labels = {
            name: do(f"label:{name}", "create_label", **in_project, name=name, colour=colour)
            for name, colour in story.labels.items()
        }
        for role, people in (("member", story.members), ("viewer", story.viewers)):
            for who in people:
                invitation = str(uuid5(NAMESPACE_URL, f"{project['id']}/{who}"))
                sent: dict[str, Any] = {"id": invitation, "email": COLLEAGUES[who].email, "role": role}
                do(f"invite:{who}", "invite_member", **in_project, **sent)
                do(f"accept:{who}", "accept_invitation", who=who, id=invitation)
        return Setting(
            project_id=project["id"],
            statuses=statuses | {"Review": review["id"]},
            categories={name: category["id"] for name, category in categories.items()},
            labels={name: label["id"] for name, label in labels.items()},
            people=[session["user"]["id"] for session in self._sessions],
        )
