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

run "kourier_serves_and_faces_nobody_outside" {
  command = plan
  assert {
    condition     = jsondecode(kustomization_resource.serving.manifest).spec.config.network.ingress-class == "kourier.ingress.networking.knative.dev"
    error_message = "Services are routed by Kourier."
  }
  assert {
    condition     = !jsondecode(kustomization_resource.serving.manifest).spec.ingress.kourier.enabled
    error_message = "Without an ingress in the spec, the operator would install Istio's; with Kourier's, in the wrong namespace."
  }
}

run "a_release_may_begin_with_no_pod" {
  command = plan
  assert {
    condition     = jsondecode(kustomization_resource.serving.manifest).spec.config.autoscaler.allow-zero-initial-scale == "true"
    error_message = "Every function's Service says initial-scale 0, which Knative refuses by default."
  }
}

run "the_versions_are_those_that_conformance_was_seen_on" {
  command = plan
  assert {
    condition = (
      jsondecode(kustomization_resource.serving.manifest).spec.version == "1.23.0" &&
      jsondecode(kustomization_resource.eventing.manifest).spec.version == "1.22.2"
    )
    error_message = "Knative's Triggers were observed on Serving 1.23.0 and Eventing 1.22.2."
  }
  assert {
    condition     = alltrue([for address in local.kafka : strcontains(address, "/knative-v1.23.0/")])
    error_message = "Knative's Triggers were observed on the Kafka broker 1.23.0."
  }
}

run "a_version_without_its_patch_is_refused" {
  command = plan
  variables {
    versions = { serving = "1.23" }
  }
  expect_failures = [var.versions]
}

run "no_controller_at_all_is_refused" {
  command = plan
  variables {
    replicas = 0
  }
  expect_failures = [var.replicas]
}
