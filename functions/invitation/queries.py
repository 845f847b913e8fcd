"""The SQL of invitations."""

from typing import Any

from sqlalchemy import DateTime, LargeBinary, Text, and_, bindparam, cast, exists, func, insert, or_, select, update
from sqlalchemy.dialects.postgresql import UUID
from sqlalchemy.sql.selectable import FromClause

from events.contracts.member import Invitations, SentInvitation
from events.contracts.project import Project
from events.store.query import json_object, json_row, query
from events.store.query import reply as straight
from functions.invitation.rows import Answered, Invitee, Pending
from functions.tables.pages import page_of
from functions.tables.project import invitation, member, project
from functions.tables.shapes import person_by, project_of
from functions.tables.user import user

ID = bindparam("id", type_=UUID)
PROJECT_ID = bindparam("project_id", type_=UUID)
USER_ID = bindparam("user_id", type_=UUID)
EMAIL = bindparam("email", type_=Text)
TOKEN_HASH = bindparam("token_hash", type_=LargeBinary)
LINK = bindparam("link", type_=Text)

waiting = and_(invitation.c.state == "pending", invitation.c.expires_at > func.now())


def _project_of(row: FromClause) -> Any:
    place = project.alias()
    told = json_object(id=place.c.id, key=place.c.key, name=place.c.name)
    return select(told).where(place.c.id == row.c.project_id).scalar_subquery()


def _fields_of(row: FromClause) -> dict[str, Any]:
    """`Invitation` of a row of `invitation`."""
    return {
        "id": row.c.id,
        "project": _project_of(row),
        "email": row.c.email,
        "role": row.c.role,
        "invited_by": person_by(row.c.invited_by),
        "created_at": row.c.created_at,
        "expires_at": row.c.expires_at,
    }


# One that nobody answered in time makes room for another.
_lapsed = (
    update(invitation)
    .where(
        invitation.c.project_id == PROJECT_ID,
        func.lower(invitation.c.email) == func.lower(EMAIL),
        invitation.c.state == "pending",
        invitation.c.expires_at <= func.now(),
    )
    .values(state="withdrawn")
    .cte("lapsed")
)
_account = select(user.c.id).where(func.lower(user.c.email) == func.lower(EMAIL)).cte("account")
invitee = query(
    Invitee,
    select(
        json_row(
            user_id=select(_account.c.id).scalar_subquery(),
            member=exists(
                select(member.c.user_id).where(member.c.project_id == PROJECT_ID, member.c.user_id == _account.c.id)
            ),
        )
    ).add_cte(_lapsed),
)

_inserted = (
    insert(invitation)
    .values(
        id=ID,
        project_id=PROJECT_ID,
        email=EMAIL,
        user_id=USER_ID,
        role=bindparam("role", type_=Text),
        token_hash=TOKEN_HASH,
        invited_by=bindparam("invited_by", type_=UUID),
        expires_at=bindparam("expires_at", type_=DateTime(timezone=True)),
    )
    .returning(*invitation.c)
    .cte("inserted")
)
insert_invitation = query(SentInvitation, select(json_row(**_fields_of(_inserted), link=LINK)))

_to_change = (
    select(
        json_row(
            id=invitation.c.id,
            project_id=invitation.c.project_id,
            role=invitation.c.role,
            user_id=invitation.c.user_id,
            state=invitation.c.state,
            expires_at=invitation.c.expires_at,
        )
    )
    .join(project, project.c.id == invitation.c.project_id)
    .where(project.c.deleted_at.is_(None))
    .with_for_update(of=invitation)
)
invitation_to_answer = query(
    Pending,
    _to_change.where(or_(invitation.c.id == ID, invitation.c.token_hash == TOKEN_HASH)),
)
invitation_in_my_project = query(
    Pending,
    _to_change.join(member, member.c.project_id == project.c.id).where(
        invitation.c.id == ID, member.c.user_id == USER_ID
    ),
)

answer_invitation = query(
    Answered,
    update(invitation)
    .where(invitation.c.id == ID)
    .values(state=bindparam("state", type_=Text))
    .returning(json_row(id=invitation.c.id)),
)

_joined = (
    insert(member)
    .values(project_id=PROJECT_ID, user_id=USER_ID, role=bindparam("role", type_=Text))
    .returning(*member.c)
    .cte("joined")
)
insert_member = query(
    Project,
    select(cast(project_of(project, _joined.c.role), Text)).join(_joined, _joined.c.project_id == project.c.id),
)

list_invitations = straight(
    Invitations,
    select(
        cast(
            page_of(
                select(*invitation.c)
                .join(project, project.c.id == invitation.c.project_id)
                .where(invitation.c.user_id == USER_ID, waiting, project.c.deleted_at.is_(None)),
                lambda row: json_object(**_fields_of(row)),
                "created_at",
                "id",
                descending=True,
            ),
            Text,
        )
    ),
)

list_project_invitations = straight(
    Invitations,
    select(
        cast(
            page_of(
                select(*invitation.c).where(invitation.c.project_id == PROJECT_ID, waiting),
                lambda row: json_object(**_fields_of(row)),
                "created_at",
                "id",
                descending=True,
            ),
            Text,
        )
    ),
)
