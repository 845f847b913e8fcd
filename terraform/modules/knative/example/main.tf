module "knative" {
  source = "../"

  cluster  = { kubeconfig = "~/.kube/config" }
  replicas = 2
}
