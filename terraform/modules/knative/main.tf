# Knative Serving and Eventing by their operator; Kourier and the Kafka broker as their projects publish them.

locals {
  release  = "https://github.com"
  operator = "${local.release}/knative/operator/releases/download/knative-v${var.versions.operator}/operator.yaml"
  kourier  = "${local.release}/knative-extensions/net-kourier/releases/download/knative-v${var.versions.kourier}/kourier.yaml"
  kafka = [
    for part in ["controller", "broker", "sink"] :
    "${local.release}/knative-extensions/eventing-kafka-broker/releases/download/knative-v${var.versions.kafka_broker}/eventing-kafka-${part}.yaml"
  ]
}

module "operator" {
  source = "../kustomization"

  resources = [local.operator]
  after     = var.after
}

module "operator_ready" {
  source = "../ready"

  cluster    = var.cluster
  after      = module.operator.applied
  conditions = [{ namespace = "knative-operator", resource = "deployment" }]
}

resource "kustomization_resource" "namespace" {
  for_each = toset(["knative-serving", "knative-eventing"])

  manifest = jsonencode({
    apiVersion = "v1"
    kind       = "Namespace"
    metadata   = { name = each.value }
  })
}

resource "kustomization_resource" "serving" {
  manifest = jsonencode({
    apiVersion = "operator.knative.dev/v1beta1"
    kind       = "KnativeServing"
    metadata   = { name = "knative-serving", namespace = "knative-serving" }
    spec = {
      version = var.versions.serving
      # Kourier comes below. The operator would put it into knative-serving, where those who install Knative without
      # an operator, and our NetworkPolicies, do not look for it.
      ingress = { kourier = { enabled = false } }
      config = {
        network = { ingress-class = "kourier.ingress.networking.knative.dev" }
        # Without it, Services that begin with no pod are refused.
        autoscaler = { allow-zero-initial-scale = "true" }
      }
      "high-availability" = { replicas = var.replicas }
    }
  })

  depends_on = [module.operator_ready, kustomization_resource.namespace]
}

resource "kustomization_resource" "eventing" {
  manifest = jsonencode({
    apiVersion = "operator.knative.dev/v1beta1"
    kind       = "KnativeEventing"
    metadata   = { name = "knative-eventing", namespace = "knative-eventing" }
    spec = {
      version             = var.versions.eventing
      defaultBrokerClass  = "Kafka"
      "high-availability" = { replicas = var.replicas }
    }
  })

  depends_on = [module.operator_ready, kustomization_resource.namespace]
}

module "installed" {
  source = "../ready"

  cluster = var.cluster
  after   = [kustomization_resource.serving.manifest, kustomization_resource.eventing.manifest]
  conditions = [
    { namespace = "knative-serving", resource = "knativeserving", name = "knative-serving", until = "condition=Ready" },
    { namespace = "knative-eventing", resource = "knativeeventing", name = "knative-eventing", until = "condition=Ready" },
  ]
}

module "kourier" {
  source = "../kustomization"

  resources = [local.kourier]
  after     = module.installed.ready
  # Functions are for the cluster only; what people reach is NGINX.
  patches = [{ patch = yamlencode({
    apiVersion = "v1"
    kind       = "Service"
    metadata   = { name = "kourier", namespace = "kourier-system" }
    spec       = { type = "ClusterIP" }
  }) }]
}

module "kafka_broker" {
  source = "../kustomization"

  resources = local.kafka
  after     = module.installed.ready
}

module "ready" {
  source = "../ready"

  cluster = var.cluster
  after   = [module.kourier.applied, module.kafka_broker.applied]
  conditions = [
    { namespace = "kourier-system", resource = "deployment" },
    { namespace = "knative-serving", resource = "deployment" },
    { namespace = "knative-eventing", resource = "deployment" },
  ]
}
