"""The tables of the log: what happened, what Kafka has yet to hear, and what was already done."""

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, UUID

metadata = MetaData(
    naming_convention={
        "ix": "%(table_name)s_%(column_0_N_name)s_index",
        "uq": "%(table_name)s_%(column_0_N_name)s_key",
        "ck": "%(table_name)s_%(constraint_name)s_check",
        "fk": "%(table_name)s_%(column_0_name)s_fkey",
        "pk": "%(table_name)s_pkey",
    }
)

now = text("now()")

# `number` is the last task number of a project. A migration keeps half of each page free: counting rewrites no index.
stream = Table(
    "stream",
    metadata,
    Column("id", Text, primary_key=True),
    Column("seq", BigInteger, nullable=False, server_default="0"),
    Column("number", Integer, nullable=False, server_default="0"),
    Column("epoch", Integer, nullable=False, server_default="1"),
)

event = Table(
    "event",
    metadata,
    Column("stream", Text, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("id", UUID, nullable=False),
    Column("type", Text, nullable=False),
    Column("subject", UUID, nullable=False),
    Column("actor_id", UUID),
    Column("change_id", UUID, nullable=False),
    Column("causation_id", Text),
    Column("time", DateTime(timezone=True), nullable=False, server_default=now),
    Column("data", JSONB, nullable=False),
    PrimaryKeyConstraint("stream", "seq"),
    Index(None, "stream", "subject", "seq"),
    Index(None, "change_id"),
)

# Everything that has not been acknowledged by Kafka, in `(stream, seq)` order; deleted when it has.
outbox = Table(
    "outbox",
    metadata,
    Column("stream", Text, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("traceparent", Text),
    PrimaryKeyConstraint("stream", "seq"),
)

# What an operation has done for an actor's message, or a reaction for an event; kept longer than Kafka keeps messages.
# `permits` is what the actor needed for it, as `<action> <project>`: a repeat must still have it to be answered.
inbox = Table(
    "inbox",
    metadata,
    Column("consumer", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("body_hash", LargeBinary, nullable=False),
    Column("permits", ARRAY(Text), nullable=False, server_default="{}"),
    Column("reply", Text),
    Column("time", DateTime(timezone=True), nullable=False, server_default=now),
    PrimaryKeyConstraint("consumer", "actor", "source", "id"),
    Index(None, "time"),
)
