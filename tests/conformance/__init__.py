"""Does a target treat Kafka Triggers as a real Knative was seen to? `cases.yaml` says what was seen."""
