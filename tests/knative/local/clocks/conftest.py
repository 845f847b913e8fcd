"""The same subscriber as the conformance suite's."""

from tests.conformance.conftest import subscriber

__all__ = ["subscriber"]
