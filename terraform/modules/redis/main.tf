# One Redis that keeps nothing: what it holds is sessions and roles that PostgreSQL knows too, and channels.

locals {
  labels = { "app.kubernetes.io/part-of" = "taskfleet", "app.kubernetes.io/name" = "redis" }
  configuration = join("\n", [
    "requirepass ${module.password.value}",
    "save \"\"",
    "appendonly no",
    "maxmemory ${var.memory_mib}mb",
    "maxmemory-policy allkeys-lru",
  ])
}

module "password" {
  source = "../secret"
}

resource "kustomization_resource" "namespace" {
  manifest = jsonencode({
    apiVersion = "v1"
    kind       = "Namespace"
    metadata   = { name = var.namespace, labels = { "pod-security.kubernetes.io/enforce" = "restricted" } }
  })
}

resource "kustomization_resource" "configuration" {
  manifest = sensitive(jsonencode({
    apiVersion = "v1"
    kind       = "Secret"
    metadata   = { name = "redis", namespace = var.namespace, labels = local.labels }
    type       = "Opaque"
    data       = { "redis.conf" = base64encode(local.configuration) }
  }))

  depends_on = [kustomization_resource.namespace]
}

resource "kustomization_resource" "network" {
  manifest = jsonencode({
    apiVersion = "networking.k8s.io/v1"
    kind       = "NetworkPolicy"
    metadata   = { name = "redis", namespace = var.namespace, labels = local.labels }
    spec = {
      podSelector = {}
      policyTypes = ["Ingress", "Egress"]
      ingress = [{
        from  = [for namespace in var.client_namespaces : { namespaceSelector = { matchLabels = { "kubernetes.io/metadata.name" = namespace } } }]
        ports = [{ protocol = "TCP", port = 6379 }]
      }]
    }
  })

  depends_on = [kustomization_resource.namespace]
}

resource "kustomization_resource" "service" {
  manifest = jsonencode({
    apiVersion = "v1"
    kind       = "Service"
    metadata   = { name = "redis", namespace = var.namespace, labels = local.labels }
    spec = {
      selector = { "app.kubernetes.io/name" = "redis" }
      ports    = [{ name = "tcp-redis", port = 6379, targetPort = "tcp-redis" }]
    }
  })

  depends_on = [kustomization_resource.namespace]
}

resource "kustomization_resource" "redis" {
  manifest = jsonencode({
    apiVersion = "apps/v1"
    kind       = "Deployment"
    metadata   = { name = "redis", namespace = var.namespace, labels = local.labels }
    spec = {
      replicas = 1
      # Two at a time would each have half of the channels.
      strategy = { type = "Recreate" }
      selector = { matchLabels = { "app.kubernetes.io/name" = "redis" } }
      template = {
        metadata = { labels = local.labels }
        spec = {
          automountServiceAccountToken = false
          enableServiceLinks           = false
          securityContext = {
            runAsNonRoot   = true
            runAsUser      = 999
            fsGroup        = 999
            seccompProfile = { type = "RuntimeDefault" }
          }
          containers = [{
            name           = "redis"
            image          = var.image
            command        = ["redis-server", "/etc/redis/redis.conf"]
            ports          = [{ name = "tcp-redis", containerPort = 6379 }]
            resources      = { requests = { cpu = "50m", memory = "64Mi" }, limits = { memory = "${var.memory_mib * 2}Mi" } }
            readinessProbe = { tcpSocket = { port = "tcp-redis" }, periodSeconds = 5 }
            livenessProbe  = { tcpSocket = { port = "tcp-redis" }, periodSeconds = 20 }
            securityContext = {
              readOnlyRootFilesystem   = true
              allowPrivilegeEscalation = false
              capabilities             = { drop = ["ALL"] }
            }
            volumeMounts = [{ name = "configuration", mountPath = "/etc/redis", readOnly = true }]
          }]
          volumes = [{ name = "configuration", secret = { secretName = "redis", defaultMode = 288 } }]
        }
      }
    }
  })

  depends_on = [kustomization_resource.configuration, kustomization_resource.network]
}

module "ready" {
  source = "../ready"

  cluster    = var.cluster
  after      = kustomization_resource.redis.manifest
  conditions = [{ namespace = var.namespace, resource = "deployment", name = "redis" }]
}
