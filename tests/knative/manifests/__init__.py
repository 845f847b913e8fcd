"""Tests of knative/manifests/."""
