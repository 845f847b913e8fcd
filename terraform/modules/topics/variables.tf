variable "cluster" {
  description = "How kubectl finds the cluster: a kubeconfig file and, unless it is the current one, a context."
  type = object({
    kubeconfig = string
    context    = optional(string)
  })
  nullable = false
}

variable "kafka" {
  description = "Where topics are declared: the namespace and the name that KafkaTopics belong to, and how many replicas they may have."
  type = object({
    namespace = string
    name      = string
    replicas  = number
  })
  nullable = false

  validation {
    condition     = var.kafka.replicas >= 1 && var.kafka.replicas <= 3
    error_message = "A topic has 1 to 3 replicas."
  }
}

variable "topics" {
  description = "Names of the topics; each gets a second one, `<name>-dead-letters`."
  type        = list(string)
  nullable    = false

  validation {
    condition     = alltrue([for topic in var.topics : can(regex("^[a-z][a-z-]*[a-z]$", topic))])
    error_message = "A topic's name is lower-case letters and hyphens."
  }
}

variable "partitions" {
  description = "Partitions of each topic: how many readers of one kind can share it. It can grow, but then a stream's events change their partition."
  type        = number
  default     = 6
  nullable    = false

  validation {
    condition     = var.partitions >= 1 && floor(var.partitions) == var.partitions
    error_message = "A topic has at least one partition."
  }
}

variable "retention_days" {
  description = "How many days Kafka keeps a message. Taskfleet remembers for 8 which commands it has done, so never more than 7."
  type        = number
  default     = 7
  nullable    = false

  validation {
    condition     = var.retention_days >= 1 && var.retention_days <= 7
    error_message = "1 to 7 days: a command that comes again after 8 would be done twice."
  }
}

variable "after" {
  description = "Any value that is known when Kafka is there; nothing is applied before."
  type        = any
  default     = null
}
