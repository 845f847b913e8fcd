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

run "one_broker_keeps_one_copy" {
  command = plan
  assert {
    condition     = jsondecode(kustomization_resource.kafka.manifest).spec.kafka.config["default.replication.factor"] == 1
    error_message = "One broker cannot keep two copies."
  }
  assert {
    condition     = output.host == "taskfleet-kafka-bootstrap.kafka.svc.cluster.local"
    error_message = "knative/base/platform.yaml looks for Kafka there."
  }
}

run "three_brokers_survive_the_loss_of_one" {
  command = plan
  variables {
    brokers = 3
  }
  assert {
    condition = (
      jsondecode(kustomization_resource.kafka.manifest).spec.kafka.config["default.replication.factor"] == 3 &&
      jsondecode(kustomization_resource.kafka.manifest).spec.kafka.config["min.insync.replicas"] == 2
    )
    error_message = "Three copies, of which two must be written."
  }
}

run "only_taskfleet_and_knative_may_connect" {
  command = plan
  assert {
    condition = [
      for peer in jsondecode(kustomization_resource.kafka.manifest).spec.kafka.listeners[0].networkPolicyPeers :
      peer.namespaceSelector.matchLabels["kubernetes.io/metadata.name"]
    ] == ["taskfleet", "knative-eventing"]
    error_message = "The listener asks nobody who they are."
  }
}

run "two_brokers_are_refused" {
  command = plan
  variables {
    brokers = 2
  }
  expect_failures = [var.brokers]
}

run "a_listener_for_everybody_is_refused" {
  command = plan
  variables {
    client_namespaces = []
  }
  expect_failures = [var.client_namespaces]
}

run "an_old_strimzi_is_refused" {
  command = plan
  variables {
    operator_version = "0.49.0"
  }
  expect_failures = [var.operator_version]
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

run "an_old_kafka_is_refused" {
  command = plan
  variables {
    kafka_version = "3.9.0"
  }
  expect_failures = [var.kafka_version]
}
