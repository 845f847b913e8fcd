module "kafka" {
  source = "../"

  cluster = { kubeconfig = "~/.kube/config" }
  brokers = 3
  storage = "100Gi"
}
