variable "cluster" {
  description = "How kubectl finds the cluster: a kubeconfig file and, unless it is the current one, a context."
  type = object({
    kubeconfig = string
    context    = optional(string)
  })
  nullable = false
}

variable "conditions" {
  description = "What to wait for, one after the other: an object (all of the namespace without `name`) and a condition as `kubectl wait --for` takes it."
  type = list(object({
    namespace = string
    resource  = string
    name      = optional(string)
    until     = optional(string, "condition=Available")
  }))
  nullable = false

  validation {
    condition     = length(var.conditions) > 0
    error_message = "There is nothing to wait for: conditions is empty."
  }
  validation {
    condition = alltrue([for condition in var.conditions : alltrue([
      can(regex("^[a-z0-9-]+$", condition.namespace)),
      can(regex("^[a-z0-9.]+$", condition.resource)),
      can(regex("^[a-z0-9.-]+$", coalesce(condition.name, "all"))),
      can(regex("^(condition=[A-Za-z]+|jsonpath=\\{[A-Za-z.]+\\}=[A-Za-z0-9]+)$", condition.until)),
    ])])
    error_message = "Names are Kubernetes names; `until` is condition=Name or jsonpath={.path}=value."
  }
}

variable "timeout" {
  description = "How long each condition may take, as a duration of Go."
  type        = string
  default     = "10m"
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]+[smh]$", var.timeout))
    error_message = "A duration is a number and s, m or h, such as 10m."
  }
}

variable "after" {
  description = "Any value that changes when there is something new to wait for."
  type        = any
  default     = null
}
