variable "cluster" {
  description = "How kubectl finds the cluster: a kubeconfig file and, unless it is the current one, a context."
  type = object({
    kubeconfig = string
    context    = optional(string)
  })
  nullable = false
}

variable "knative" {
  description = "Knative: whether to install it, and how many of each of its controllers run. One that is there already needs Serving with Kourier, and Eventing with the Kafka broker."
  type = object({
    install  = optional(bool, true)
    replicas = optional(number, 1)
  })
  default  = {}
  nullable = false
}

variable "kafka" {
  description = "Kafka: the name of one that you bring (plain, on port 9092), or how many brokers to run and the disk of each."
  type = object({
    host    = optional(string)
    brokers = optional(number, 1)
    storage = optional(string, "10Gi")
  })
  default  = {}
  nullable = false

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9.-]*[a-z0-9]$", coalesce(var.kafka.host, "made-here")))
    error_message = "host is a DNS name, without a port: Kafka is looked for on 9092."
  }
}

variable "postgres" {
  description = "PostgreSQL: the name of one that you bring (on port 5432, with a database `taskfleet` that a user `taskfleet` owns), or how many servers to run and the disk of each."
  type = object({
    host      = optional(string)
    instances = optional(number, 1)
    storage   = optional(string, "10Gi")
  })
  default  = {}
  nullable = false

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9.-]*[a-z0-9]$", coalesce(var.postgres.host, "made-here")))
    error_message = "host is a DNS name, without a port: PostgreSQL is looked for on 5432."
  }
}

variable "postgres_password" {
  description = "Password of the user taskfleet of the PostgreSQL that you bring."
  type        = string
  default     = null
  sensitive   = true

  validation {
    condition     = (var.postgres_password != null) == (var.postgres.host != null)
    error_message = "A PostgreSQL that you bring has a password; one that is made here gets a random one."
  }
}

variable "redis_url" {
  description = "Redis that you bring, as redis://:password@host:6379/0; null makes one."
  type        = string
  default     = null
  sensitive   = true

  validation {
    condition     = can(regex("^rediss?://[^@]*@[^:/]+:6379/[0-9]+$", coalesce(var.redis_url, "redis://:x@made-here:6379/0")))
    error_message = "An address such as redis://:password@host:6379/0; NetworkPolicies let Redis through on 6379 only."
  }
}
