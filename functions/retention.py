"""How long what is over is kept, before it is purged."""

from datetime import timedelta

DELETED = timedelta(days=30)
"""Deleted projects and tasks; until then they can be restored."""
