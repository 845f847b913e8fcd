output "kafka_host" {
  description = "Name of Kafka, on port 9092."
  value       = coalesce(var.kafka.host, one(module.kafka[*].host))
}

output "kafka_cluster" {
  description = "Where topics are declared; null for a Kafka that you bring, whose topics you make."
  value       = one(module.kafka[*].cluster)
}

output "postgres_host" {
  description = "Name of PostgreSQL, on port 5432."
  value       = coalesce(var.postgres.host, one(module.postgres[*].host))
}

output "postgres_password" {
  description = "Password of its user taskfleet."
  value       = var.postgres.host == null ? one(module.postgres[*].password) : var.postgres_password
  sensitive   = true
}

output "redis_url" {
  description = "Where Redis is, password included."
  value       = nonsensitive(var.redis_url == null) ? one(module.redis[*].url) : var.redis_url
  sensitive   = true
}

output "ready" {
  description = "Known when all that was made here is ready."
  value       = concat(module.knative[*].ready, module.kafka[*].ready, module.postgres[*].ready, module.redis[*].ready)
}
