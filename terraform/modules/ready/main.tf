# Waits until objects say that they are ready: no provider knows the conditions of other people's kinds, kubectl does.

resource "terraform_data" "ready" {
  triggers_replace = [var.after, var.conditions]

  provisioner "local-exec" {
    command = join(" && ", [
      for condition in var.conditions : join(" ", compact([
        "kubectl wait --namespace ${condition.namespace} ${condition.resource} ${condition.name == null ? "--all" : condition.name}",
        "'--for=${condition.until}' --timeout=${var.timeout}",
        var.cluster.context == null ? "" : "--context \"$KUBE_CONTEXT\"",
      ]))
    ])
    environment = {
      KUBECONFIG   = pathexpand(var.cluster.kubeconfig)
      KUBE_CONTEXT = coalesce(var.cluster.context, "unused")
    }
  }
}
