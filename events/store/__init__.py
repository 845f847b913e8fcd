"""The log in PostgreSQL, and how everything here reaches its database."""
