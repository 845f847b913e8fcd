variable "cluster" {
  description = "How kubectl finds the cluster: a kubeconfig file and, unless it is the current one, a context."
  type = object({
    kubeconfig = string
    context    = optional(string)
  })
  nullable = false
}

variable "versions" {
  description = "Releases to install. Serving and Eventing must be among those that the operator carries."
  type = object({
    operator     = optional(string, "1.23.0")
    serving      = optional(string, "1.23.0")
    eventing     = optional(string, "1.22.2")
    kourier      = optional(string, "1.23.0")
    kafka_broker = optional(string, "1.23.0")
  })
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for version in values(var.versions) : can(regex("^1\\.[0-9]+\\.[0-9]+$", version))])
    error_message = "A version is written as 1.23.0, without a v."
  }
}

variable "replicas" {
  description = "How many of each controller of Knative run: one of them leads."
  type        = number
  default     = 1
  nullable    = false

  validation {
    condition     = var.replicas >= 1 && floor(var.replicas) == var.replicas
    error_message = "At least one of each controller has to run."
  }
}

variable "after" {
  description = "Any value that is known when what this needs is there; nothing is applied before."
  type        = any
  default     = null
}
