"""`make demo`: fills a workspace that is up with a believable company, once, and says how to log in."""

import os
import secrets
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from events.store.database import Database
from knative.local.demo.doors import Doors, Refused
from knative.local.demo.people import COLLEAGUES
from knative.local.demo.plan import DAYS
from knative.local.demo.workspace import STORIES, Workspace
from knative.local.stack.settings import DEFAULT, write_private
from knative.local.stack.stack import Stack

SHOWN = (0, 1, 10)  # an owner and administrator, a member, and a viewer of one project who works in the others
LETTERS = "abcdefghjkmnpqrstuvwxyz"


class Note(msgspec.Struct, frozen=True):
    """What is remembered of a demo: with it, one that was interrupted goes on where it ended."""

    password: str
    today: datetime
    complete: bool = False


def main() -> None:
    """Fill the environment, or say that it is filled; exits with 1 and a sentence where neither can be."""
    stack = Stack(os.environ.get("TASKFLEET_ENVIRONMENT", DEFAULT))
    if stack.environment.get("ENVIRONMENT") == "production":
        sys.exit("This environment is for production, and a demo is not.")
    if not stack.is_up():
        sys.exit("Nothing runs here yet: `make up` first.")
    file = stack.settings.folder / "demo.json"
    doors = Doors(stack.environment["FUNCTIONS_URL"])
    note = _note(file)
    here_already = note.complete
    try:
        if not note.complete:
            Workspace(doors, Database(stack.environment["DATABASE_URL"]), note.password, note.today).fill()
            write_private(file, _text(Note(note.password, note.today, complete=True)))
        accounts = [_account(doors, who, note.password) for who in SHOWN]
    except Refused as refusal:
        sys.exit(f"The demo cannot move in here. {refusal} `make clean` deletes everything, for a fresh start.")
    _say(stack.settings.public_url, note.password, accounts, here_already=here_already)


def _note(file: Path) -> Note:
    """The note of an earlier run, or a new one, written down."""
    if file.exists():
        return msgspec.json.decode(file.read_bytes(), type=Note)
    password = "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))
    note = Note(password, datetime.now(UTC))
    write_private(file, _text(note))
    return note


def _text(note: Note) -> str:
    return msgspec.json.encode(note).decode() + "\n"


def _account(doors: Doors, who: int, password: str) -> str:
    email = COLLEAGUES[who].email
    user = doors.ask("log_in", {"email": email, "password": password})["user"]
    owns = [story.name for story in STORIES if story.owner == who]
    views = [story.name for story in STORIES if who in story.viewers]
    roles = ["administrator"] * user["administrator"] + [f"owner of {name}" for name in owns]
    roles += [f"viewer of {name}" for name in views]
    return f"{email:28} {', '.join(roles) or 'member'}"


def _say(address: str, password: str, accounts: Iterable[str], *, here_already: bool) -> None:
    tasks = sum(len(story.subjects) * len(story.steps) + len(story.singles) for story in STORIES)
    listed = "\n".join(f"  {account}" for account in accounts)
    moved_in = "is here already" if here_already else "has moved in"
    print(f"""\
Lumen Bikes {moved_in}: {len(COLLEAGUES)} people, {len(STORIES)} projects, {tasks} tasks, {DAYS} days.

  {address}

{listed}

Everybody's password is {password}""")


if __name__ == "__main__":
    main()
