# The whole system on the cluster that kubectl talks to: `terraform apply`. README.md says what it takes.

provider "kustomization" {
  kubeconfig_path = pathexpand(var.kubeconfig)
  context         = var.context
}

locals {
  cluster = { kubeconfig = var.kubeconfig, context = var.context }
}

module "platform" {
  source = "./platform"

  cluster           = local.cluster
  knative           = var.knative
  kafka             = var.kafka
  postgres          = var.postgres
  postgres_password = var.postgres_password
  redis_url         = var.redis_url
}

module "app" {
  source = "./app"

  cluster           = local.cluster
  overlay           = var.overlay
  public_url        = var.public_url
  sign_up           = var.sign_up
  trusted_proxies   = var.trusted_proxies
  images            = var.images
  session_keys      = var.session_keys
  command_keys      = var.command_keys
  kafka_host        = module.platform.kafka_host
  kafka_cluster     = module.platform.kafka_cluster
  postgres_host     = module.platform.postgres_host
  postgres_password = module.platform.postgres_password
  redis_url         = module.platform.redis_url
  after             = module.platform.ready
}
