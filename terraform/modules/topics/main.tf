# Topics of Taskfleet, and for each where its undeliverable events go, as KafkaTopics of Strimzi.

locals {
  names = toset(concat(var.topics, [for topic in var.topics : "${topic}-dead-letters"]))
}

resource "terraform_data" "after" {
  input = var.after
}

resource "kustomization_resource" "topic" {
  for_each = local.names

  manifest = jsonencode({
    apiVersion = "kafka.strimzi.io/v1"
    kind       = "KafkaTopic"
    metadata   = { name = each.value, namespace = var.kafka.namespace, labels = { "strimzi.io/cluster" = var.kafka.name } }
    spec = {
      partitions = var.partitions
      replicas   = var.kafka.replicas
      config = merge(
        { "retention.ms" = var.retention_days * 24 * 3600 * 1000 },
        # Without a second copy, what was acknowledged has to be on the disk.
        var.kafka.replicas == 1 ? { "flush.messages" = 1 } : {},
      )
    }
  })

  depends_on = [terraform_data.after]
}

module "ready" {
  source = "../ready"

  cluster    = var.cluster
  after      = { for name, topic in kustomization_resource.topic : name => topic.manifest }
  conditions = [for name in sort(local.names) : { namespace = var.kafka.namespace, resource = "kafkatopic", name = name, until = "condition=Ready" }]
}
