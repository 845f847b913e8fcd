variable "cluster" {
  description = "How kubectl finds the cluster: a kubeconfig file and, unless it is the current one, a context."
  type = object({
    kubeconfig = string
    context    = optional(string)
  })
  nullable = false
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

variable "kafka_host" {
  description = "Name of Kafka, on port 9092."
  type        = string
  nullable    = false
}

variable "kafka_cluster" {
  description = "Where topics are declared as KafkaTopics of Strimzi; null where they are there already."
  type = object({
    namespace = string
    name      = string
    replicas  = number
  })
  default = null
}

variable "postgres_host" {
  description = "Name of PostgreSQL, on port 5432, with a database `taskfleet` that a user `taskfleet` owns."
  type        = string
  nullable    = false
}

variable "postgres_password" {
  description = "Password of that user."
  type        = string
  nullable    = false
  sensitive   = true
}

variable "redis_url" {
  description = "Where Redis is, password included."
  type        = string
  nullable    = false
  sensitive   = true
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

variable "after" {
  description = "Any value that is known when the platform is there; nothing is applied before."
  type        = any
  default     = null
}
