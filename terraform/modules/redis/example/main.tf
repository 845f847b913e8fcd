module "redis" {
  source = "../"

  cluster    = { kubeconfig = "~/.kube/config" }
  memory_mib = 512
}
