module "postgres" {
  source = "../"

  cluster   = { kubeconfig = "~/.kube/config" }
  instances = 3
  storage   = "100Gi"
}
