"""Change my name, my initials, and how times and texts are shown to me."""

from msgspec import UNSET
from msgspec.structs import asdict

from events.contracts.user import ProfileFields, ProfileUpdated, UpdateProfile, User
from functions.refusals import stale
from functions.runtime import Work, operation
from functions.user import statements as sql
from functions.user.rules import account_to_change, check_name, check_time_zone


@operation
def update_profile(command: UpdateProfile, work: Work) -> User:
    present = work.one(sql.profile_for_change, id=work.actor)
    if command.expected_version not in (None, present.version):
        raise stale(present.version)
    name, initials, zone = command.name, command.initials, command.time_zone
    wanted = ProfileFields(
        name=check_name(name) if name is not UNSET else UNSET,
        initials=check_name(initials, field="initials") if isinstance(initials, str) else initials,
        time_zone=check_time_zone(zone) if zone is not UNSET else UNSET,
        locale=command.locale,
        week_start=command.week_start,
        appearance=command.appearance,
    )
    former = asdict(present)
    changed = {each: value for each, value in asdict(wanted).items() if value is not UNSET and value != former[each]}
    if not changed:
        return account_to_change(work, work.actor)

    updated = work.one(sql.change_profile, id=work.actor, **former | changed)
    before, after = ProfileFields(**{each: former[each] for each in changed}), ProfileFields(**changed)
    work.announce(ProfileUpdated(before=before, after=after), subject=work.actor, user=work.actor)
    return updated
