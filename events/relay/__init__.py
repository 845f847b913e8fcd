"""Moves committed events from PostgreSQL to Kafka: `python -m events.relay`."""
