variable "cluster" {
  description = "How kubectl finds the cluster: a kubeconfig file and, unless it is the current one, a context."
  type = object({
    kubeconfig = string
    context    = optional(string)
  })
  nullable = false
}

variable "namespace" {
  description = "Namespace of Kafka and its operator; made here."
  type        = string
  default     = "kafka"
  nullable    = false
}

variable "name" {
  description = "Name of the Kafka cluster, with which its Services begin."
  type        = string
  default     = "taskfleet"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$", var.name))
    error_message = "A name has at most 40 lower-case letters, digits and hyphens, and begins with a letter."
  }
}

variable "brokers" {
  description = "How many nodes: 1 to try it, 3 or 5 where one may fail. Topics have as many replicas, at most 3."
  type        = number
  default     = 1
  nullable    = false

  validation {
    condition     = contains([1, 3, 5], var.brokers)
    error_message = "Controllers vote, so there are 1, 3 or 5."
  }
}

variable "storage" {
  description = "Disk of each node, as a quantity of Kubernetes. Kafka keeps 7 days."
  type        = string
  default     = "10Gi"
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]+[GT]i$", var.storage))
    error_message = "Storage is written as 10Gi or 1Ti."
  }
}

variable "client_namespaces" {
  description = "Namespaces whose pods may connect."
  type        = list(string)
  default     = ["taskfleet", "knative-eventing"]
  nullable    = false

  validation {
    condition     = length(var.client_namespaces) > 0
    error_message = "An empty list would let everybody in."
  }
}

variable "operator_version" {
  description = "Release of Strimzi."
  type        = string
  default     = "1.2.0"
  nullable    = false

  validation {
    condition     = can(regex("^[1-9][0-9]*\\.[0-9]+\\.[0-9]+$", var.operator_version))
    error_message = "The manifests here are of Strimzi's API v1: 1.0.0 or newer, written as 1.2.0."
  }
}

variable "kafka_version" {
  description = "Version of Kafka; Strimzi's release says which it knows."
  type        = string
  default     = "4.3.1"
  nullable    = false

  validation {
    condition     = can(regex("^4\\.[0-9]+\\.[0-9]+$", var.kafka_version))
    error_message = "Kafka 4, written as 4.3.1."
  }
}
