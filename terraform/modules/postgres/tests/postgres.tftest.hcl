mock_provider "kustomization" {
  mock_data "kustomization_overlay" {
    defaults = {
      ids_prio  = [[], [], []]
      manifests = {}
    }
  }
}

variables {
  cluster = { kubeconfig = "~/.kube/config" }
}

run "the_database_is_where_taskfleet_looks_for_it" {
  command = plan
  assert {
    condition     = output.host == "taskfleet-rw.postgresql.svc.cluster.local"
    error_message = "knative/base/platform.yaml looks for PostgreSQL there."
  }
  assert {
    condition     = jsondecode(kustomization_resource.postgres.manifest).spec.bootstrap.initdb.owner == "taskfleet"
    error_message = "Taskfleet owns its database and nothing else."
  }
}

run "only_taskfleet_may_connect" {
  command = plan
  assert {
    condition     = [for peer in jsondecode(kustomization_resource.network.manifest).spec.ingress[1].from : peer.namespaceSelector.matchLabels["kubernetes.io/metadata.name"]] == ["taskfleet"]
    error_message = "Nobody else has business there."
  }
}

run "too_few_connections_for_pgbouncer_are_refused" {
  command = plan
  variables {
    max_connections = 50
  }
  expect_failures = [var.max_connections]
}

run "an_image_that_may_change_is_refused" {
  command = plan
  variables {
    image = "ghcr.io/cloudnative-pg/postgresql:18"
  }
  expect_failures = [var.image]
}

run "no_server_at_all_is_refused" {
  command = plan
  variables {
    instances = 0
  }
  expect_failures = [var.instances]
}

run "a_name_that_kubernetes_would_not_take_is_refused" {
  command = plan
  variables {
    name = "Task_Fleet"
  }
  expect_failures = [var.name]
}

run "storage_without_a_unit_is_refused" {
  command = plan
  variables {
    storage = "10"
  }
  expect_failures = [var.storage]
}

run "a_database_for_everybody_is_refused" {
  command = plan
  variables {
    client_namespaces = []
  }
  expect_failures = [var.client_namespaces]
}

run "a_version_with_a_v_is_refused" {
  command = plan
  variables {
    operator_version = "v1.30.0"
  }
  expect_failures = [var.operator_version]
}
