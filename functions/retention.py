"""How long what is over is kept, before it is purged."""

from datetime import timedelta

DELETED = timedelta(days=30)
"""Deleted projects, tasks and comments; until then projects and tasks can be restored."""

ENDED = timedelta(days=30)
"""Sessions that have ended, and one-time links that cannot be used any more."""

DONE = timedelta(days=8)
"""What was done for which message; Kafka keeps messages for 7 days, and none of them may be done twice."""

ATTEMPTS = timedelta(days=1)
"""Wrong tries, after the last of them and after the wait that they brought."""
