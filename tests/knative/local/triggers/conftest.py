"""The same Kafka and subscriber as the conformance suite's."""

from tests.conformance.conftest import kafka, subscriber

__all__ = ["kafka", "subscriber"]
