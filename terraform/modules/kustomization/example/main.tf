module "dashboard" {
  source = "../"

  resources = ["https://example.com/dashboard/v1.2.0/install.yaml"]
  namespace = "dashboard"
  patches = [{ patch = yamlencode({
    apiVersion = "apps/v1"
    kind       = "Deployment"
    metadata   = { name = "dashboard" }
    spec       = { replicas = 2 }
  }) }]
}
