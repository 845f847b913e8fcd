# What Taskfleet stands on: Knative, Kafka, PostgreSQL and Redis, each made here or brought.

module "knative" {
  source = "../modules/knative"
  count  = var.knative.install ? 1 : 0

  cluster  = var.cluster
  replicas = var.knative.replicas
}

module "kafka" {
  source = "../modules/kafka"
  count  = var.kafka.host == null ? 1 : 0

  cluster = var.cluster
  brokers = var.kafka.brokers
  storage = var.kafka.storage
}

module "postgres" {
  source = "../modules/postgres"
  count  = var.postgres.host == null ? 1 : 0

  cluster   = var.cluster
  instances = var.postgres.instances
  storage   = var.postgres.storage
}

module "redis" {
  source = "../modules/redis"
  count  = nonsensitive(var.redis_url == null) ? 1 : 0

  cluster = var.cluster
}
