"""People as journeys know them: each with a way through GraphQL and one through curl."""

import secrets
import string
from dataclasses import dataclass
from typing import Any

from tests.calling import PASSWORD, Person, Workspace
from tests.journeys.graphql import Client

SIGN_UP = """mutation ($email: String!, $name: String!, $password: String!) {
  signUp(input: {email: $email, name: $name, password: $password}) { accessToken refreshToken user { id name } } }"""
CREATE_PROJECT = """mutation ($key: String!) { createProject(input: {key: $key, name: "Home"}) {
  id key statuses { id name kind } } }"""
CREATE_TASK = """mutation ($project: ID!, $title: String!) { createTask(input: {projectId: $project, title: $title}) {
  id number key title version status { id name kind } } }"""
INVITE = """mutation ($project: ID!, $email: String!) {
  inviteMember(input: {projectId: $project, email: $email, role: MEMBER}) { id link } }"""
MOVE = "mutation ($id: ID!, $status: ID!) { moveTask(input: {id: $id, statusId: $status}) { id version } }"
BOARD = """query ($project: ID!) { board(projectId: $project) { epoch seq columns {
  status { id name kind } count cards { id number title version } } } }"""
PROJECT_CHANGED = """subscription ($project: ID!, $after: Int) {
  projectChanged(projectId: $project, after: $after) { epoch seq type subject actor { id name } data } }"""


@dataclass
class Guest:
    """Somebody who just signed up through GraphQL."""

    id: str
    email: str
    graphql: Client
    curl: Person


def a_guest(url: str, name: str = "Ana Gomez") -> Guest:
    """Sign somebody up at this address."""
    email = f"{name.split()[0].lower()}-{secrets.token_hex(6)}@example.com"
    session = Client(url).ask(SIGN_UP, email=email, name=name, password=PASSWORD)["signUp"]
    through_nginx = Workspace(f"{url}/functions/{{service}}")
    plain = {"access_token": session["accessToken"], "user": session["user"]}
    person = Person(through_nginx, name, email, plain)
    return Guest(session["user"]["id"], email, Client(url, session["accessToken"]), person)


def a_key() -> str:
    """A project key that is not in use."""
    return "".join(secrets.choice(string.ascii_uppercase) for _ in range(8))


def a_project(guest: Guest) -> Any:
    """A project of a guest's."""
    return guest.graphql.ask(CREATE_PROJECT, key=a_key())["createProject"]


def a_colleague(owner: Guest, project: Any, name: str = "Ben Okafor") -> Guest:
    """Somebody invited to a project, who accepted."""
    guest = a_guest(owner.graphql.url, name)
    invitation = owner.graphql.ask(INVITE, project=project["id"], email=guest.email)["inviteMember"]
    guest.graphql.ask("mutation ($id: ID!) { acceptInvitation(input: {id: $id}) { id } }", id=invitation["id"])
    return guest
