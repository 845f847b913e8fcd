mock_provider "kustomization" {}

variables {
  cluster = { kubeconfig = "~/.kube/config" }
}

run "redis_runs_locked_down" {
  command = plan
  assert {
    condition = alltrue([
      for container in jsondecode(kustomization_resource.redis.manifest).spec.template.spec.containers :
      container.securityContext.readOnlyRootFilesystem && !container.securityContext.allowPrivilegeEscalation
    ])
    error_message = "A namespace of restricted pods would refuse it."
  }
}

run "redis_talks_to_nobody_by_itself" {
  command = plan
  assert {
    condition     = contains(jsondecode(kustomization_resource.network.manifest).spec.policyTypes, "Egress") && !can(jsondecode(kustomization_resource.network.manifest).spec.egress)
    error_message = "Egress is denied by being named and not allowed."
  }
}

run "an_image_that_may_change_is_refused" {
  command = plan
  variables {
    image = "docker.io/library/redis:latest"
  }
  expect_failures = [var.image]
}

run "too_little_memory_is_refused" {
  command = plan
  variables {
    memory_mib = 8
  }
  expect_failures = [var.memory_mib]
}

run "a_redis_for_everybody_is_refused" {
  command = plan
  variables {
    client_namespaces = []
  }
  expect_failures = [var.client_namespaces]
}
