module "topics" {
  source = "../"

  cluster = { kubeconfig = "~/.kube/config" }
  kafka   = { namespace = "kafka", name = "taskfleet", replicas = 3 }
  topics  = ["task-events"]
}
