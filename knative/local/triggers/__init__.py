"""The laptop's Kafka Triggers: reads Knative's manifests and delivers records to functions as Knative would."""
