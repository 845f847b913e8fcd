module "dashboard_ready" {
  source = "../"

  cluster    = { kubeconfig = "~/.kube/config" }
  conditions = [{ namespace = "dashboard", resource = "deployment" }]
}
