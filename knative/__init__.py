"""Taskfleet on Knative: its manifests, and what stands in for Knative on one machine."""
