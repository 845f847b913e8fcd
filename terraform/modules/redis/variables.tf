variable "cluster" {
  description = "How kubectl finds the cluster: a kubeconfig file and, unless it is the current one, a context."
  type = object({
    kubeconfig = string
    context    = optional(string)
  })
  nullable = false
}

variable "namespace" {
  description = "Namespace of Redis; made here."
  type        = string
  default     = "redis"
  nullable    = false
}

variable "memory_mib" {
  description = "How much Redis may hold before it forgets what was used least, in MiB; its container may take twice as much."
  type        = number
  default     = 96
  nullable    = false

  validation {
    condition     = var.memory_mib >= 32 && floor(var.memory_mib) == var.memory_mib
    error_message = "At least 32 MiB, in whole ones."
  }
}

variable "image" {
  description = "Image of Redis, whose user 999 runs redis-server."
  type        = string
  default     = "docker.io/library/redis:8.2.2"
  nullable    = false

  validation {
    condition     = can(regex("(:[0-9]+\\.[0-9]+\\.[0-9]+|@sha256:[0-9a-f]{64})", var.image))
    error_message = "Name a release (…:8.2.2) or a digest."
  }
}

variable "client_namespaces" {
  description = "Namespaces whose pods may connect."
  type        = list(string)
  default     = ["taskfleet"]
  nullable    = false

  validation {
    condition     = length(var.client_namespaces) > 0
    error_message = "An empty list would let everybody in."
  }
}
