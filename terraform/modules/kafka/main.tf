# Kafka by Strimzi: `brokers` nodes that are broker and controller in one.

locals {
  replication = min(3, var.brokers)
  in_sync     = max(1, local.replication - 1)
}

resource "kustomization_resource" "namespace" {
  manifest = jsonencode({
    apiVersion = "v1"
    kind       = "Namespace"
    metadata   = { name = var.namespace, labels = { "pod-security.kubernetes.io/enforce" = "baseline" } }
  })
}

module "operator" {
  source = "../kustomization"

  resources = ["https://github.com/strimzi/strimzi-kafka-operator/releases/download/${var.operator_version}/strimzi-cluster-operator-${var.operator_version}.yaml"]
  namespace = var.namespace
  # Kustomize moves objects, and leaves rights with whoever has the name in Strimzi's example namespace.
  patches = [for kind in ["RoleBinding", "ClusterRoleBinding"] : {
    kind  = kind
    patch = yamlencode([{ op = "replace", path = "/subjects/0/namespace", value = var.namespace }])
  }]
  after = kustomization_resource.namespace.id
}

module "operator_ready" {
  source = "../ready"

  cluster    = var.cluster
  after      = module.operator.applied
  conditions = [{ namespace = var.namespace, resource = "deployment", name = "strimzi-cluster-operator" }]
}

resource "kustomization_resource" "nodes" {
  manifest = jsonencode({
    apiVersion = "kafka.strimzi.io/v1"
    kind       = "KafkaNodePool"
    metadata   = { name = "node", namespace = var.namespace, labels = { "strimzi.io/cluster" = var.name } }
    spec = {
      replicas = var.brokers
      roles    = ["controller", "broker"]
      storage = {
        type = "jbod"
        volumes = [{
          id            = 0
          type          = "persistent-claim"
          size          = var.storage
          kraftMetadata = "shared"
          # What is destroyed leaves nothing.
          deleteClaim = true
        }]
      }
      resources = { requests = { cpu = "250m", memory = "1Gi" }, limits = { memory = "2Gi" } }
    }
  })

  depends_on = [module.operator_ready]
}

resource "kustomization_resource" "kafka" {
  manifest = jsonencode({
    apiVersion = "kafka.strimzi.io/v1"
    kind       = "Kafka"
    metadata   = { name = var.name, namespace = var.namespace }
    spec = {
      kafka = {
        version         = var.kafka_version
        metadataVersion = "${join(".", slice(split(".", var.kafka_version), 0, 2))}-IV0"
        listeners = [{
          name = "plain"
          port = 9092
          type = "internal"
          tls  = false
          # Nobody is asked who they are, so it counts who can connect at all.
          networkPolicyPeers = [
            for namespace in var.client_namespaces :
            { namespaceSelector = { matchLabels = { "kubernetes.io/metadata.name" = namespace } } }
          ]
        }]
        config = {
          "auto.create.topics.enable"                = false
          "default.replication.factor"               = local.replication
          "min.insync.replicas"                      = local.in_sync
          "offsets.topic.replication.factor"         = local.replication
          "transaction.state.log.replication.factor" = local.replication
          "transaction.state.log.min.isr"            = local.in_sync
        }
      }
      entityOperator = { topicOperator = {} }
    }
  })

  depends_on = [module.operator_ready, kustomization_resource.nodes]
}

module "ready" {
  source = "../ready"

  cluster    = var.cluster
  after      = [kustomization_resource.kafka.manifest, kustomization_resource.nodes.manifest]
  conditions = [{ namespace = var.namespace, resource = "kafka", name = var.name, until = "condition=Ready" }]
}
