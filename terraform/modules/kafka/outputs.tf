output "host" {
  description = "Name by which pods of the cluster find Kafka, on port 9092."
  value       = "${var.name}-kafka-bootstrap.${var.namespace}.svc.cluster.local"
}

output "cluster" {
  description = "Where topics are declared: the namespace and the name that KafkaTopics belong to, and how many replicas they may have."
  value       = { namespace = var.namespace, name = var.name, replicas = local.replication }
}

output "ready" {
  description = "Known when Kafka takes messages."
  value       = module.ready.ready
}
