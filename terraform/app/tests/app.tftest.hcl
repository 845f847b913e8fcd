# The real provider renders the real overlays; the cluster is one that is not there, so nothing is applied.

provider "kustomization" {
  kubeconfig_path = "tests/kubeconfig.yaml"
}

variables {
  cluster           = { kubeconfig = "tests/kubeconfig.yaml" }
  kafka_host        = "taskfleet-kafka-bootstrap.kafka.svc.cluster.local"
  kafka_cluster     = { namespace = "kafka", name = "taskfleet", replicas = 1 }
  postgres_host     = "taskfleet-rw.postgresql.svc.cluster.local"
  postgres_password = "a password: with \"everything\" in it"
  redis_url         = "redis://:something@redis.redis.svc.cluster.local:6379/0"
}

run "a_function_runs_the_image_that_was_chosen" {
  command = plan
  assert {
    condition     = jsondecode(module.taskfleet.manifests["serving.knative.dev/Service/taskfleet/create-task"]).spec.template.spec.containers[0].image == "dev.local/taskfleet-functions:dev"
    error_message = "Images come from where `images` says."
  }
}

run "the_wave_of_definitions_is_the_namespace" {
  command = plan
  assert {
    condition     = contains(keys(module.taskfleet.manifests), "_/Namespace/_/taskfleet")
    error_message = "Secrets and migrations need the namespace before all else."
  }
}

run "kafka_and_postgresql_are_where_the_platform_says" {
  command = plan
  variables {
    kafka_host    = "kafka.example.com"
    kafka_cluster = null
    postgres_host = "db.example.com"
  }
  assert {
    condition = (
      jsondecode(module.taskfleet.manifests["_/Service/taskfleet/kafka"]).spec.externalName == "kafka.example.com" &&
      jsondecode(module.taskfleet.manifests["_/Service/taskfleet/postgres"]).spec.externalName == "db.example.com"
    )
    error_message = "Everything finds them through these two names."
  }
  assert {
    condition     = length(module.topics) == 0
    error_message = "Nobody declares topics on a Kafka that was brought."
  }
}

run "a_digest_goes_before_the_tag" {
  command = plan
  variables {
    images = {
      registry = "registry.example.com/acme"
      tag      = "1.0.0"
      digests  = { functions = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" }
    }
  }
  assert {
    condition     = endswith(jsondecode(module.taskfleet.manifests["serving.knative.dev/Service/taskfleet/create-task"]).spec.template.spec.containers[0].image, "acme/taskfleet-functions@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")
    error_message = "A digest is what was built and nothing else."
  }
  assert {
    condition     = jsondecode(module.migration.manifests["batch/Job/taskfleet/migrate"]).spec.template.spec.containers[0].image == "registry.example.com/acme/taskfleet-migrate:1.0.0"
    error_message = "What has no digest goes by its tag."
  }
}

run "a_browser_on_plain_http_still_gets_its_cookie" {
  command = plan
  assert {
    condition = (
      jsondecode(module.taskfleet.manifests["_/ConfigMap/taskfleet/nginx"]).data.COOKIE_SECURE == "" &&
      jsondecode(module.taskfleet.manifests["_/ConfigMap/taskfleet/nginx"]).data.HSTS == ""
    )
    error_message = "http://localhost is for trying it."
  }
}

run "behind_tls_cookies_are_secure_and_proxies_are_believed" {
  command = plan
  variables {
    public_url      = "https://tasks.example.com"
    trusted_proxies = ["10.0.0.0/8"]
  }
  assert {
    condition     = jsondecode(module.taskfleet.manifests["_/ConfigMap/taskfleet/nginx"]).data.COOKIE_SECURE == "; Secure"
    error_message = "A cookie that opens a session never travels in the clear."
  }
  assert {
    condition     = jsondecode(module.taskfleet.manifests["_/ConfigMap/taskfleet/nginx"]).data.TRUSTED_PROXIES == "set_real_ip_from 10.0.0.0/8; real_ip_header X-Forwarded-For; real_ip_recursive on;"
    error_message = "Limits count callers, not the load balancer."
  }
  assert {
    condition     = jsondecode(module.taskfleet.manifests["_/ConfigMap/taskfleet/taskfleet"]).data.PUBLIC_URL == "https://tasks.example.com"
    error_message = "Gateways refuse sockets of other origins."
  }
}

run "a_password_may_hold_anything" {
  command = plan
  assert {
    condition = (
      base64decode(jsondecode(nonsensitive(kustomization_resource.secret["pgbouncer"].manifest)).data["userlist.txt"]) ==
      "\"taskfleet\" \"a password: with \"\"everything\"\" in it\"\n"
    )
    error_message = "PgBouncer doubles quotes."
  }
  assert {
    condition = (
      base64decode(jsondecode(nonsensitive(kustomization_resource.secret["taskfleet-database"].manifest)).data["DATABASE_URL"]) ==
      "postgresql://taskfleet:a%20password%3A%20with%20%22everything%22%20in%20it@postgres.taskfleet.svc.cluster.local:5432/taskfleet"
    )
    error_message = "In an address, a password is percent-encoded."
  }
}

run "a_new_key_comes_beside_the_old_one" {
  command = plan
  variables {
    session_keys = ["k2", "k1"]
  }
  override_module {
    target  = module.secret
    outputs = { value = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef" }
  }
  assert {
    condition = (
      base64decode(jsondecode(nonsensitive(kustomization_resource.secret["taskfleet"].manifest)).data["JWT_SECRET"]) ==
      "k2:${sha256("session:k2:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")},k1:${sha256("session:k1:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")}"
    )
    error_message = "The new key signs, the old one still verifies, and both are known when Terraform plans."
  }
}

run "an_unknown_overlay_is_refused" {
  command = plan
  variables {
    overlay = "lavish"
  }
  expect_failures = [var.overlay]
}

run "plain_http_is_for_localhost" {
  command = plan
  variables {
    public_url = "http://tasks.example.com"
  }
  expect_failures = [var.public_url]
}

run "who_may_sign_up_is_one_of_three" {
  command = plan
  variables {
    sign_up = "everybody"
  }
  expect_failures = [var.sign_up]
}

run "a_proxy_is_a_network" {
  command = plan
  variables {
    trusted_proxies = ["10.0.0.0"]
  }
  expect_failures = [var.trusted_proxies]
}

run "latest_is_refused" {
  command = plan
  variables {
    images = { tag = "latest" }
  }
  expect_failures = [var.images]
}

run "a_digest_of_nothing_we_run_is_refused" {
  command = plan
  variables {
    images = { digests = { postgres = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" } }
  }
  expect_failures = [var.images]
}

run "a_key_has_a_name" {
  command = plan
  variables {
    session_keys = []
  }
  expect_failures = [var.session_keys]
}

run "a_key_has_a_plain_name" {
  command = plan
  variables {
    command_keys = ["k:1"]
  }
  expect_failures = [var.command_keys]
}
