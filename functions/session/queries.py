"""The SQL of sessions, and of the tries to open one."""

from typing import Any

from sqlalchemy import (
    JSON,
    DateTime,
    Integer,
    Interval,
    LargeBinary,
    Text,
    and_,
    bindparam,
    case,
    cast,
    column,
    delete,
    exists,
    func,
    insert,
    literal_column,
    not_,
    null,
    or_,
    select,
    union_all,
    update,
)
from sqlalchemy.dialects.postgresql import ARRAY, UUID
from sqlalchemy.dialects.postgresql import insert as upsert

from events.contracts.session import Audience, OpenSessions
from events.store.query import json_object, json_row, query
from events.store.query import reply as straight
from functions.session.rows import Account, Counted, FormerSession, Known, RotatedSession, Wait
from functions.tables.project import member, project
from functions.tables.shapes import list_of, user_of
from functions.tables.user import attempt, session, user

ID = bindparam("id", type_=UUID)
USER_ID = bindparam("user_id", type_=UUID)
EMAIL = bindparam("email", type_=Text)
REFRESH_HASH = bindparam("refresh_hash", type_=LargeBinary)
EXPIRES_AT = bindparam("expires_at", type_=DateTime(timezone=True))
DEVICE = {"address": bindparam("address", type_=Text), "agent": bindparam("agent", type_=Text)}

GRACE = literal_column("interval '10 seconds'", Interval)
WINDOW = literal_column("interval '15 minutes'", Interval)
FIRST_DELAY = literal_column("interval '30 seconds'", Interval)
LONGEST_DELAY = literal_column("interval '15 minutes'", Interval)
ALLOWED_PER_ACCOUNT, ALLOWED_PER_ADDRESS = 5, 20

holds = and_(session.c.ended_at.is_(None), session.c.expires_at > func.now())

insert_session = query(
    Known,
    insert(session)
    .values(id=ID, user_id=USER_ID, refresh_hash=REFRESH_HASH, expires_at=EXPIRES_AT, **DEVICE)
    .returning(json_row(id=session.c.id)),
)

rotate_session = query(
    RotatedSession,
    update(session)
    .where(
        session.c.id == ID,
        session.c.refresh_hash == REFRESH_HASH,
        holds,
        user.c.id == session.c.user_id,
        user.c.disabled_at.is_(None),
    )
    .values(
        previous_hash=session.c.refresh_hash,
        refresh_hash=bindparam("new_hash", type_=LargeBinary),
        rotated_at=func.now(),
        last_used_at=func.now(),
        expires_at=EXPIRES_AT,
        **DEVICE,
    )
    .returning(json_row(user=user_of(user))),
)

former_session = query(
    FormerSession,
    select(
        json_row(
            user_id=session.c.user_id,
            forgiven=and_(
                session.c.previous_hash.is_not_distinct_from(REFRESH_HASH), session.c.rotated_at > func.now() - GRACE
            ),
        )
    )
    .where(session.c.id == ID, holds, session.c.refresh_hash != REFRESH_HASH)
    .with_for_update(),
)

_only, _but = bindparam("only", type_=UUID), bindparam("but", type_=UUID)
_open = (
    select(session.c.id)
    .where(
        session.c.user_id == USER_ID,
        session.c.ended_at.is_(None),
        or_(_only.is_(None), session.c.id == _only),
        or_(_but.is_(None), session.c.id != _but),
    )
    .order_by(session.c.id)
    .with_for_update()
    .cte("open")
)
end_sessions = query(
    Known,
    update(session).where(session.c.id == _open.c.id).values(ended_at=func.now()).returning(json_row(id=session.c.id)),
)

list_sessions = straight(
    OpenSessions,
    select(
        cast(
            json_object(
                nodes=list_of(
                    json_object(
                        id=session.c.id,
                        current=session.c.id == ID,
                        created_at=session.c.created_at,
                        last_used_at=session.c.last_used_at,
                        address=session.c.address,
                        agent=session.c.agent,
                    ),
                    session.c.last_used_at.desc(),
                    session.c.id,
                )
            ),
            Text,
        )
    ).where(session.c.user_id == USER_ID, holds),
)

_listener = (
    func.json_to_recordset(bindparam("listeners", type_=JSON))
    .table_valued(
        column("user_id", UUID), column("session_id", UUID), column("project_ids", ARRAY(UUID)), name="listener"
    )
    .render_derived(with_types=True)
)
_heard = func.unnest(_listener.c.project_ids).table_valued(column("id", UUID), name="heard").render_derived()
_present = (
    select(member.c.user_id)
    .join(project, project.c.id == member.c.project_id)
    .where(member.c.project_id == _heard.c.id, member.c.user_id == _listener.c.user_id, project.c.deleted_at.is_(None))
    .correlate(_listener, _heard)
)
_open_session = (
    select(session.c.id)
    .join(user, user.c.id == session.c.user_id)
    .where(
        session.c.id == _listener.c.session_id,
        session.c.user_id == _listener.c.user_id,
        holds,
        user.c.disabled_at.is_(None),
    )
)
_loss = select(
    _listener.c.session_id,
    not_(exists(_open_session)).label("session_ended"),
    select(list_of(_heard.c.id)).where(not_(exists(_present))).scalar_subquery().label("lost"),
).subquery("loss")
check_audience = straight(
    Audience,
    select(
        json_row(
            lost=list_of(
                json_object(
                    session_id=_loss.c.session_id, session_ended=_loss.c.session_ended, project_ids=_loss.c.lost
                )
            )
        )
    ).where(or_(_loss.c.session_ended, func.json_array_length(_loss.c.lost) > 0)),
)

account_by_email = query(
    Account,
    select(json_row(user=user_of(user), password_hash=user.c.password_hash)).where(
        func.lower(user.c.email) == func.lower(EMAIL)
    ),
)

# Held until the session stands: who changes the password or shuts the account meanwhile waits, and then ends it too.
hold_account = query(
    Known,
    select(json_row(id=user.c.id))
    .where(
        user.c.id == ID,
        user.c.password_hash == bindparam("password_hash", type_=Text),
        user.c.disabled_at.is_(None),
    )
    .with_for_update(key_share=True),
)

keep_password = query(
    Known,
    update(user)
    .where(user.c.id == ID)
    .values(password_hash=bindparam("password_hash", type_=Text))
    .returning(json_row(id=user.c.id)),
)

# An account is known here by the hash of its address, so that unknown addresses are counted alike and none is kept.
_account_key = literal_column("'account:'", Text) + func.encode(
    func.sha256(func.convert_to(func.lower(EMAIL), literal_column("'UTF8'"))), literal_column("'hex'")
)
_address_key = literal_column("'address:'", Text) + bindparam("network", type_=Text)
_blocked = attempt.c.blocked_until > func.now()


def _wait() -> Any:
    left = func.ceil(func.extract("epoch", attempt.c.blocked_until - func.now()))
    return json_row(
        seconds=select(func.coalesce(cast(func.max(left), Integer), 0))
        .where(attempt.c.key.in_([_account_key, _address_key]), _blocked)
        .scalar_subquery()
    )


wait_of = query(Wait, select(_wait()))

_forgotten = delete(attempt).where(attempt.c.key == _account_key).cte("forgotten")
forget_wrong_tries = query(Wait, select(_wait()).add_cte(_forgotten))

_keys = union_all(select(_account_key.label("key")), select(_address_key.label("key"))).subquery("keys")
_tried = select(_keys.c.key).where(_keys.c.key.is_not(None)).cte("tried")
_first = upsert(attempt).from_select(
    ["key", "failures"], select(_tried.c.key, literal_column("1")).order_by(_tried.c.key)
)
_over = func.now() > func.greatest(attempt.c.window_started_at, attempt.c.blocked_until) + WINDOW
_failures = attempt.c.failures + 1
_allowed = case((attempt.c.key.like("account:%"), ALLOWED_PER_ACCOUNT), else_=ALLOWED_PER_ADDRESS)
_delay = func.least(FIRST_DELAY * func.power(2, func.least(_failures - _allowed, 10)), LONGEST_DELAY)
_counted = (
    _first.on_conflict_do_update(
        index_elements=[attempt.c.key],
        set_={
            "failures": case((_over, 1), else_=_failures),
            "window_started_at": case((_over, func.now()), else_=attempt.c.window_started_at),
            "blocked_until": case(
                (_over, null()), (_failures >= _allowed, func.now() + _delay), else_=attempt.c.blocked_until
            ),
        },
        where=not_(func.coalesce(_blocked, False)),
    )
    .returning(attempt.c.key)
    .cte("counted")
)
count_wrong_try = query(
    Counted,
    select(
        json_row(
            everywhere=select(func.count()).select_from(_counted).scalar_subquery()
            == select(func.count()).select_from(_tried).scalar_subquery()
        )
    ),
)
