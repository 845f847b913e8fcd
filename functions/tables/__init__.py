"""The tables as SQLAlchemy Core sees them, for statements and migrations; a running function imports none of this."""
