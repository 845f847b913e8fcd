"""The keys of PostgreSQL's advisory locks, in one place because they share one space."""

MIGRATE = 7_236_001
LEAD_RELAY = 7_236_002
SIGN_UP = 7_236_003
TASK_TREE = 7_236_004  # with a second key, the project's
