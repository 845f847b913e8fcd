"""What show_me and update_profile promise."""

from events.store.database import Database
from tests.calling import Workspace


def test_a_profile_changes_where_it_was_asked_to_and_is_a_version_further(workspace: Workspace) -> None:
    ana = workspace.a_person()

    changed = ana.ask("update_profile", name="Ana  Maria Gomez", week_start="sunday", appearance="dark")

    before = ana.session["user"]
    assert changed == {
        **before,
        "name": "Ana Maria Gomez",
        "week_start": "sunday",
        "appearance": "dark",
        "version": 2,
        "created_at": changed["created_at"],
    }
    assert ana.ask("show_me")["name"] == "Ana Maria Gomez"


def test_initials_are_chosen_or_made_from_the_name(workspace: Workspace) -> None:
    ana = workspace.a_person()

    assert ana.ask("update_profile", initials="Ä!")["initials"] == "Ä!"
    assert ana.ask("update_profile", initials=None, name="Ana Maria Gomez")["initials"] == "AG"


def test_what_does_not_change_anything_is_no_version_and_no_event(workspace: Workspace, database: Database) -> None:
    ana = workspace.a_person()

    assert ana.ask("update_profile", name=ana.name, locale="en")["version"] == 1
    assert ana.ask("update_profile")["version"] == 1

    assert not database.read("SELECT type FROM event WHERE stream = $1 AND type LIKE '%updated%'", [f"user:{ana.id}"])


def test_the_event_holds_the_changed_fields_only(workspace: Workspace, database: Database) -> None:
    ana = workspace.a_person()

    ana.ask("update_profile", locale="de", time_zone="Europe/Berlin")

    (said,) = database.read(
        "SELECT data::text FROM event WHERE stream = $1 AND type LIKE '%updated%'", [f"user:{ana.id}"]
    )
    assert said == (
        '{"after": {"locale": "de", "time_zone": "Europe/Berlin"}, "before": {"locale": "en", "time_zone": "UTC"}}'
    )


def test_a_stale_version_is_told_the_present_one(workspace: Workspace) -> None:
    ana = workspace.a_person()
    ana.ask("update_profile", locale="de")

    problem = ana.refused("update_profile", locale="tr", expected_version=1)

    assert (problem["code"], problem["version"]) == ("stale", 2)


def test_what_cannot_be_taken_is_named(workspace: Workspace) -> None:
    ana = workspace.a_person()

    for field, value in {"name": "  ", "initials": " ", "time_zone": "Mars/Olympus", "week_start": "friday"}.items():
        assert ana.refused("update_profile", **{field: value})["field"] == field
