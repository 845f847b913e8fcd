"""Local Knative: does on one machine what Knative does in a cluster, from the same manifests."""
