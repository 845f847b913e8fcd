"""The migrations make the tables that the statements were written for."""

import importlib
from pathlib import Path

import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from events.store.tables import metadata
from knative.local.stack.stack import Stack

TABLES = Path(__file__).resolve().parents[2] / "functions" / "tables"


def test_the_migrated_database_is_what_the_tables_say(functions_stack: Stack) -> None:
    for file in TABLES.glob("[a-z]*.py"):
        importlib.import_module(f"functions.tables.{file.stem}")
    url = sa.make_url(functions_stack.environment["DATABASE_URL"]).set(drivername="postgresql+pg8000")

    with sa.create_engine(url, poolclass=sa.NullPool).connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)

    assert differences == []
