module "app" {
  source = "../"

  cluster           = { kubeconfig = "~/.kube/config" }
  overlay           = "production"
  public_url        = "https://tasks.example.com"
  images            = { registry = "registry.example.com/acme", tag = "1.0.0" }
  kafka_host        = "kafka.example.com"
  postgres_host     = "db.example.com"
  postgres_password = var.postgres_password
  redis_url         = var.redis_url
}

variable "postgres_password" {
  description = "Password of the user taskfleet at db.example.com."
  type        = string
  sensitive   = true
}

variable "redis_url" {
  description = "Where Redis is, password included."
  type        = string
  sensitive   = true
}
