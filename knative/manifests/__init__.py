"""Kubernetes manifests of Knative as types: what a cluster would ignore or only half take is refused.

The types hold what Taskfleet writes and nothing else.
"""
