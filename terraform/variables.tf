variable "kubeconfig" {
  description = "Kubeconfig file of the cluster."
  type        = string
  default     = "~/.kube/config"
  nullable    = false
}

variable "context" {
  description = "Context in it; null is the current one."
  type        = string
  default     = null
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

variable "overlay" {
  description = "Which folder of knative/overlays: `frugal` lets everything sleep, `production` keeps what people wait for awake."
  type        = string
  default     = "frugal"
  nullable    = false

  validation {
    condition     = contains(["frugal", "production"], var.overlay)
    error_message = "overlay is frugal or production."
  }
}

variable "public_url" {
  description = "Where people find the web app, without a trailing slash. TLS ends before the Service `nginx`."
  type        = string
  default     = "http://localhost:8080"
  nullable    = false

  validation {
    condition     = can(regex("^(https://[A-Za-z0-9.-]+(:[0-9]+)?|http://localhost(:[0-9]+)?)$", var.public_url))
    error_message = "An https address without a path; http is for localhost only."
  }
}

variable "sign_up" {
  description = "Who may sign up: open, invited or closed. The first account always may, and administers."
  type        = string
  default     = "invited"
  nullable    = false

  validation {
    condition     = contains(["open", "invited", "closed"], var.sign_up)
    error_message = "sign_up is open, invited or closed."
  }
}

variable "trusted_proxies" {
  description = "Networks (CIDR) of what ends TLS, whose X-Forwarded-For is believed. Empty: all that comes through it counts as one caller."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for network in var.trusted_proxies : can(cidrhost(network, 0))])
    error_message = "A network is written as 10.0.0.0/8."
  }
}

variable "images" {
  description = "Where the images are: a registry, and a tag for those of functions, gateway, migrate, nginx, notifier, pgbouncer and relay that have no digest. `dev.local` is what `kind load` brought."
  type = object({
    registry = optional(string, "dev.local")
    tag      = optional(string, "dev")
    digests  = optional(map(string), {})
  })
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for digest in values(var.images.digests) : can(regex("^sha256:[0-9a-f]{64}$", digest))])
    error_message = "A digest is sha256: and 64 hexadecimal digits."
  }
  validation {
    condition     = length(setsubtract(keys(var.images.digests), ["functions", "gateway", "migrate", "nginx", "notifier", "pgbouncer", "relay"])) == 0
    error_message = "Digests are named functions, gateway, migrate, nginx, notifier, pgbouncer and relay."
  }
  validation {
    condition     = var.images.tag != "latest"
    error_message = "latest is another image tomorrow."
  }
}

variable "session_keys" {
  description = "Names of the keys that access tokens are signed with: the first signs, all verify. To rotate, put a new name in front, and drop the old one after 10 minutes."
  type        = list(string)
  default     = ["k1"]
  nullable    = false

  validation {
    condition     = length(var.session_keys) > 0 && alltrue([for kid in var.session_keys : can(regex("^[a-z0-9]+$", kid))])
    error_message = "At least one name of lower-case letters and digits."
  }
}

variable "command_keys" {
  description = "The same for commands on Kafka. To rotate, put a new name in front, and drop the old one after 7 days."
  type        = list(string)
  default     = ["k1"]
  nullable    = false

  validation {
    condition     = length(var.command_keys) > 0 && alltrue([for kid in var.command_keys : can(regex("^[a-z0-9]+$", kid))])
    error_message = "At least one name of lower-case letters and digits."
  }
}
