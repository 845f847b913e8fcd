"""Brings the database to this release: `python -m events.store.migrate`. Runs before a rollout; safe to repeat.

Migrations expand first and contract a release later, so that the release before keeps working on the new tables.
"""

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from events.store import locks
from events.store.settings import required

# PgBouncer hands one connection to many, so what a session needs is said once for the role.
ROLE_SETTINGS = {
    "timezone": "UTC",
    "statement_timeout": "5s",
    "lock_timeout": "2s",
    "idle_in_transaction_session_timeout": "10s",
}


def migrate(database_url: str) -> None:
    """Bring the database at this URL to the newest revision; a second caller waits for the first."""
    engine = sa.create_engine(sa.make_url(database_url).set(drivername="postgresql+pg8000"), poolclass=sa.NullPool)
    with engine.connect() as connection:
        connection.execute(sa.text("SET statement_timeout = 0"))
        connection.execute(sa.text("SET lock_timeout = 0"))
        connection.execute(sa.text("SET idle_in_transaction_session_timeout = 0"))
        connection.execute(sa.select(sa.func.pg_advisory_lock(locks.MIGRATE)))
        connection.commit()
        config = Config()
        config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        for name, value in ROLE_SETTINGS.items():
            connection.exec_driver_sql(f"ALTER ROLE CURRENT_USER SET {name} = '{value}'")
        connection.commit()


if __name__ == "__main__":
    (database_url,) = required("DATABASE_URL")
    migrate(database_url)
