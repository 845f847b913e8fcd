"""Carries events to whoever watches: from functions by TCP, from Kafka where that was lost, to Redis pub/sub."""
