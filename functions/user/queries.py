"""The SQL of accounts."""

from sqlalchemy import (
    Boolean,
    DateTime,
    LargeBinary,
    Text,
    and_,
    any_,
    bindparam,
    case,
    cast,
    exists,
    func,
    insert,
    literal_column,
    not_,
    null,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import ARRAY, UUID
from sqlalchemy.dialects.postgresql import insert as upsert

from events.contracts.user import People, User, Users
from events.store import locks
from events.store.query import json_object, json_row, query
from events.store.query import reply as straight
from functions.tables.pages import page_of
from functions.tables.project import invitation
from functions.tables.shapes import list_of, person_of, user_of
from functions.tables.user import password_link, user
from functions.user.rows import Account, Known, Password, Profile

ID = bindparam("id", type_=UUID)
TOKEN_HASH = bindparam("token_hash", type_=LargeBinary)
PASSWORD_HASH = bindparam("password_hash", type_=Text)

# Whether an account is the first of its installation can be asked by one sign-up at a time only.
wait_for_turn = query(
    bool, select(literal_column("'true'")).select_from(func.pg_advisory_xact_lock(locks.SIGN_UP).alias("turn"))
)
nobody_is_here = query(bool, select(cast(not_(exists(select(user.c.id))), Text)))

_inserted = (
    upsert(user)
    .values(
        id=ID,
        email=bindparam("email", type_=Text),
        name=bindparam("name", type_=Text),
        password_hash=PASSWORD_HASH,
        time_zone=bindparam("time_zone", type_=Text),
        locale=bindparam("locale", type_=Text),
        administrator=bindparam("administrator", type_=Boolean),
    )
    .on_conflict_do_nothing(index_elements=[func.lower(user.c.email)])
    .returning(*user.c)
    .cte("inserted")
)
insert_user = query(User, select(cast(user_of(_inserted), Text)))

invitation_by_link = query(
    Known,
    select(json_row(id=invitation.c.id))
    .where(
        invitation.c.token_hash == TOKEN_HASH,
        invitation.c.user_id.is_(None),
        invitation.c.state == "pending",
        invitation.c.expires_at > func.now(),
    )
    .with_for_update(),
)
claim_invitation = query(
    Known,
    update(invitation)
    .where(invitation.c.id == ID)
    .values(user_id=bindparam("user_id", type_=UUID))
    .returning(json_row(id=invitation.c.id)),
)

show_me = straight(User, select(cast(user_of(user), Text)).where(user.c.id == ID))

_EDITED = ("name", "initials", "time_zone", "locale", "week_start", "appearance")
profile_for_change = query(
    Profile,
    select(json_row(**{name: user.c[name] for name in _EDITED}, version=user.c.version))
    .where(user.c.id == ID)
    .with_for_update(key_share=True),
)
_edited = (
    update(user)
    .where(user.c.id == ID)
    .values({name: bindparam(name, type_=Text) for name in _EDITED} | {"version": user.c.version + 1})
    .returning(*user.c)
    .cte("edited")
)
change_profile = query(User, select(cast(user_of(_edited), Text)))

_password = json_row(user_id=user.c.id, email=user.c.email, password_hash=user.c.password_hash)
password_of = query(Password, select(_password).where(user.c.id == ID))
password_by_link = query(
    Password,
    select(_password)
    .join(password_link, password_link.c.user_id == user.c.id)
    .where(
        password_link.c.token_hash == TOKEN_HASH,
        password_link.c.used_at.is_(None),
        password_link.c.expires_at > func.now(),
        user.c.disabled_at.is_(None),
    ),
)
# Locks the account: who logs in meanwhile is either seen by what follows, or fails against the new password.
set_password = query(
    Known,
    update(user)
    .where(user.c.id == ID, user.c.password_hash == bindparam("former_hash", type_=Text), user.c.disabled_at.is_(None))
    .values(password_hash=PASSWORD_HASH)
    .returning(json_row(id=user.c.id)),
)
use_links = query(
    Known,
    update(password_link)
    .where(password_link.c.user_id == ID, password_link.c.used_at.is_(None))
    .values(used_at=func.now())
    .returning(json_row(id=password_link.c.user_id)),
)
insert_link = query(
    Known,
    insert(password_link)
    .values(
        token_hash=TOKEN_HASH,
        user_id=ID,
        issued_by=bindparam("issued_by", type_=UUID),
        expires_at=bindparam("expires_at", type_=DateTime(timezone=True)),
    )
    .returning(json_row(id=password_link.c.user_id)),
)

# The account, and everybody who administers, in the order of their ids: of two who shut each other one comes too late.
account_and_administrators = query(
    Account,
    select(json_row(user=user_of(user)))
    .where(or_(user.c.id == ID, and_(user.c.administrator, user.c.disabled_at.is_(None))))
    .order_by(user.c.id)
    .with_for_update(key_share=True),
)
account = query(Account, select(json_row(user=user_of(user))).where(user.c.id == ID).with_for_update(key_share=True))
_switched = (
    update(user)
    .where(user.c.id == ID)
    .values(
        disabled_at=case((bindparam("disabled", type_=Boolean), func.now()), else_=null()),
        version=user.c.version + 1,
    )
    .returning(*user.c)
    .cte("switched")
)
set_disabled = query(User, select(cast(user_of(_switched), Text)))

_everybody = select(*user.c, func.lower(user.c.name).label("sorted_by"))
list_users = straight(Users, select(cast(page_of(_everybody, user_of, "sorted_by", "id"), Text)))

list_users_by_id = straight(
    People,
    select(cast(json_object(nodes=list_of(person_of(user))), Text)).where(
        user.c.id == any_(bindparam("ids", type_=ARRAY(UUID)))
    ),
)
