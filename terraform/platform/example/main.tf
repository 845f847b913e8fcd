module "platform" {
  source = "../"

  cluster           = { kubeconfig = "~/.kube/config" }
  kafka             = { brokers = 3, storage = "100Gi" }
  postgres          = { host = "db.example.com" }
  postgres_password = var.postgres_password
}

variable "postgres_password" {
  description = "Password of the user taskfleet at db.example.com."
  type        = string
  sensitive   = true
}
