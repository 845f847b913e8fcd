"""Tests of knative/local/triggers/, beside those of tests/conformance/."""
