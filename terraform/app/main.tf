# Taskfleet on its platform: the secrets, the topics, the migrations, and then the overlay of knative/overlays.

locals {
  manifests = "${path.module}/../../knative"
  secure    = startswith(var.public_url, "https://")
  images = {
    for program in ["functions", "gateway", "migrate", "nginx", "notifier", "pgbouncer", "relay"] :
    "taskfleet-${program}" => {
      name   = "${var.images.registry}/taskfleet-${program}"
      tag    = contains(keys(var.images.digests), program) ? null : var.images.tag
      digest = lookup(var.images.digests, program, null)
    }
  }
}

# What all other secrets are derived from: a key with a new name is known when Terraform plans, and nothing needs two
# applies. After a leak, README.md says how to begin anew.
module "secret" {
  source = "../modules/secret"
}

locals {
  # A space is a plus sign only in forms.
  user = "taskfleet:${replace(urlencode(var.postgres_password), "+", "%20")}"
  derived = {
    for name in concat(["gateway", "notifier"], [for kid in var.session_keys : "session:${kid}"], [for kid in var.command_keys : "command:${kid}"]) :
    name => sha256("${name}:${module.secret.value}")
  }
  secrets = {
    taskfleet = {
      DATABASE_URL         = "postgresql://${local.user}@pgbouncer.taskfleet.svc.cluster.local:5432/taskfleet"
      REDIS_URL            = var.redis_url
      JWT_SECRET           = join(",", [for kid in var.session_keys : "${kid}:${local.derived["session:${kid}"]}"])
      COMMAND_TOKEN_SECRET = join(",", [for kid in var.command_keys : "${kid}:${local.derived["command:${kid}"]}"])
      GATEWAY_SECRET       = local.derived["gateway"]
      NOTIFIER_SECRET      = local.derived["notifier"]
    }
    # For relay and migrations, whose sessions PgBouncer would share out.
    taskfleet-database = {
      DATABASE_URL = "postgresql://${local.user}@postgres.taskfleet.svc.cluster.local:5432/taskfleet"
    }
    pgbouncer = {
      "userlist.txt" = "\"taskfleet\" \"${replace(var.postgres_password, "\"", "\"\"")}\"\n"
    }
  }
}

resource "kustomization_resource" "secret" {
  for_each = toset(["taskfleet", "taskfleet-database", "pgbouncer"])

  manifest = sensitive(jsonencode({
    apiVersion = "v1"
    kind       = "Secret"
    metadata   = { name = each.value, namespace = "taskfleet" }
    type       = "Opaque"
    data       = { for name, value in local.secrets[each.value] : name => base64encode(value) }
  }))

  depends_on = [module.taskfleet.definitions]
}

module "topics" {
  source = "../modules/topics"
  count  = var.kafka_cluster == null ? 0 : 1

  cluster = var.cluster
  kafka   = var.kafka_cluster
  topics  = ["task-events", "user-events", "notification-events", "task-commands"]
  after   = var.after
}

module "migration" {
  source = "../modules/kustomization"

  resources = ["${local.manifests}/migration"]
  images    = { taskfleet-migrate = local.images["taskfleet-migrate"] }
  after     = [var.after, module.taskfleet.definitions, [for secret in kustomization_resource.secret : secret.id]]
}

module "migrated" {
  source = "../modules/ready"

  cluster    = var.cluster
  after      = module.migration.applied
  conditions = [{ namespace = "taskfleet", resource = "job", name = "migrate", until = "condition=Complete" }]
}

module "taskfleet" {
  source = "../modules/kustomization"

  resources = ["${local.manifests}/overlays/${var.overlay}"]
  images    = { for name, image in local.images : name => image if name != "taskfleet-migrate" }
  after     = var.after
  gate      = [module.migrated.ready, module.topics[*].ready]
  patches = [for patch in [
    { kind = "Service", metadata = { name = "kafka" }, spec = { externalName = var.kafka_host } },
    { kind = "Service", metadata = { name = "postgres" }, spec = { externalName = var.postgres_host } },
    { kind = "ConfigMap", metadata = { name = "taskfleet" }, data = { PUBLIC_URL = var.public_url, SIGN_UP = var.sign_up } },
    { kind = "ConfigMap", metadata = { name = "nginx" }, data = {
      # A browser keeps a Secure cookie off plain HTTP, and would insist on TLS for a year.
      COOKIE_SECURE = local.secure ? "; Secure" : ""
      HSTS          = local.secure ? "max-age=31536000" : ""
      TRUSTED_PROXIES = length(var.trusted_proxies) == 0 ? "" : join(" ", concat(
        [for network in var.trusted_proxies : "set_real_ip_from ${network};"],
        ["real_ip_header X-Forwarded-For; real_ip_recursive on;"],
      ))
    } },
  ] : { patch = yamlencode(merge(patch, { apiVersion = "v1", metadata = { name = patch.metadata.name, namespace = "taskfleet" } })) }]
}

module "ready" {
  source = "../modules/ready"

  cluster = var.cluster
  after   = module.taskfleet.applied
  conditions = [
    { namespace = "taskfleet", resource = "services.serving.knative.dev", until = "condition=Ready" },
    { namespace = "taskfleet", resource = "brokers.eventing.knative.dev", until = "condition=Ready" },
    { namespace = "taskfleet", resource = "triggers.eventing.knative.dev", until = "condition=Ready" },
    { namespace = "taskfleet", resource = "deployments.apps" },
  ]
}
