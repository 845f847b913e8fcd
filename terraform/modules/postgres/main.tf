# PostgreSQL by CloudNativePG: `instances` servers, one of which writes.

module "operator" {
  source = "../kustomization"

  resources = ["https://github.com/cloudnative-pg/cloudnative-pg/releases/download/v${var.operator_version}/cnpg-${var.operator_version}.yaml"]
  after     = var.after
}

module "operator_ready" {
  source = "../ready"

  cluster    = var.cluster
  after      = module.operator.applied
  conditions = [{ namespace = "cnpg-system", resource = "deployment" }]
}

resource "kustomization_resource" "namespace" {
  manifest = jsonencode({
    apiVersion = "v1"
    kind       = "Namespace"
    metadata   = { name = var.namespace, labels = { "pod-security.kubernetes.io/enforce" = "baseline" } }
  })
}

resource "kustomization_resource" "network" {
  manifest = jsonencode({
    apiVersion = "networking.k8s.io/v1"
    kind       = "NetworkPolicy"
    metadata   = { name = "postgres", namespace = var.namespace }
    spec = {
      podSelector = {}
      policyTypes = ["Ingress"]
      ingress = [
        # Servers copy from each other, and their operator asks how they are.
        { from = [{ podSelector = {} }, { namespaceSelector = { matchLabels = { "kubernetes.io/metadata.name" = "cnpg-system" } } }] },
        {
          from  = [for namespace in var.client_namespaces : { namespaceSelector = { matchLabels = { "kubernetes.io/metadata.name" = namespace } } }]
          ports = [{ protocol = "TCP", port = 5432 }]
        },
      ]
    }
  })

  depends_on = [kustomization_resource.namespace]
}

module "password" {
  source = "../secret"
}

resource "kustomization_resource" "password" {
  manifest = sensitive(jsonencode({
    apiVersion = "v1"
    kind       = "Secret"
    metadata   = { name = "${var.name}-owner", namespace = var.namespace }
    type       = "kubernetes.io/basic-auth"
    data       = { username = base64encode("taskfleet"), password = base64encode(module.password.value) }
  }))

  depends_on = [kustomization_resource.namespace]
}

resource "kustomization_resource" "postgres" {
  manifest = jsonencode({
    apiVersion = "postgresql.cnpg.io/v1"
    kind       = "Cluster"
    metadata   = { name = var.name, namespace = var.namespace }
    spec = {
      instances  = var.instances
      imageName  = var.image
      bootstrap  = { initdb = { database = "taskfleet", owner = "taskfleet", secret = { name = "${var.name}-owner" } } }
      postgresql = { parameters = { max_connections = tostring(var.max_connections), shared_buffers = "256MB" } }
      storage    = { size = var.storage }
      resources  = { requests = { cpu = "250m", memory = "512Mi" }, limits = { memory = "1Gi" } }
    }
  })

  depends_on = [module.operator_ready, kustomization_resource.password, kustomization_resource.network]
}

module "ready" {
  source = "../ready"

  cluster    = var.cluster
  after      = kustomization_resource.postgres.manifest
  conditions = [{ namespace = var.namespace, resource = "clusters.postgresql.cnpg.io", name = var.name, until = "condition=Ready" }]
}
