variable "cluster" {
  description = "How kubectl finds the cluster: a kubeconfig file and, unless it is the current one, a context."
  type = object({
    kubeconfig = string
    context    = optional(string)
  })
  nullable = false
}

variable "namespace" {
  description = "Namespace of PostgreSQL; made here. Its operator lives in cnpg-system."
  type        = string
  default     = "postgresql"
  nullable    = false
}

variable "name" {
  description = "Name of the PostgreSQL cluster, with which its Services begin."
  type        = string
  default     = "taskfleet"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$", var.name))
    error_message = "A name has at most 40 lower-case letters, digits and hyphens, and begins with a letter."
  }
}

variable "instances" {
  description = "How many servers: 1 to try it, 3 where one may fail."
  type        = number
  default     = 1
  nullable    = false

  validation {
    condition     = var.instances >= 1 && floor(var.instances) == var.instances
    error_message = "There is at least one server."
  }
}

variable "storage" {
  description = "Disk of each server, as a quantity of Kubernetes."
  type        = string
  default     = "10Gi"
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]+[GT]i$", var.storage))
    error_message = "Storage is written as 10Gi or 1Ti."
  }
}

variable "max_connections" {
  description = "Connections PostgreSQL takes. Two PgBouncers may use 70 of them; relay and migrations come on top."
  type        = number
  default     = 100
  nullable    = false

  validation {
    condition     = var.max_connections >= 100
    error_message = "Fewer than 100 do not suffice for knative/base/pgbouncer.yaml."
  }
}

variable "image" {
  description = "Image of PostgreSQL, made for CloudNativePG."
  type        = string
  default     = "ghcr.io/cloudnative-pg/postgresql:18.4-system-trixie"
  nullable    = false

  validation {
    condition     = can(regex("(:[0-9]+\\.[0-9]+|@sha256:[0-9a-f]{64})", var.image))
    error_message = "Name a release (…:18.4-…) or a digest: with a bare major version, servers would differ."
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

variable "operator_version" {
  description = "Release of CloudNativePG."
  type        = string
  default     = "1.30.0"
  nullable    = false

  validation {
    condition     = can(regex("^1\\.[0-9]+\\.[0-9]+$", var.operator_version))
    error_message = "A version is written as 1.30.0, without a v."
  }
}

variable "after" {
  description = "Any value that is known when what this needs is there; nothing is applied before."
  type        = any
  default     = null
}
