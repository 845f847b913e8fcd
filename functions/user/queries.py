"""The SQL of accounts."""

from sqlalchemy import Text, bindparam, cast, exists, func, insert, literal_column, not_, select
from sqlalchemy.dialects.postgresql import UUID

from events.contracts.user import User
from events.store import locks
from events.store.query import query
from functions.tables.shapes import user_of
from functions.tables.user import user

# Whether an account is the first of its installation can be asked by one sign-up at a time only.
wait_for_turn = query(
    bool, select(literal_column("'true'")).select_from(func.pg_advisory_xact_lock(locks.SIGN_UP).alias("turn"))
)

_inserted = (
    insert(user)
    .from_select(
        ["id", "email", "name", "password_hash", "time_zone", "locale", "administrator"],
        select(
            bindparam("id", type_=UUID),
            bindparam("email", type_=Text),
            bindparam("name", type_=Text),
            bindparam("password_hash", type_=Text),
            bindparam("time_zone", type_=Text),
            bindparam("locale", type_=Text),
            not_(exists(select(user.c.id))),
        ),
    )
    .returning(*user.c)
    .cte("inserted")
)
insert_user = query(User, select(cast(user_of(_inserted), Text)))
