mock_provider "kustomization" {}

variables {
  cluster = { kubeconfig = "~/.kube/config" }
  kafka   = { namespace = "kafka", name = "taskfleet", replicas = 1 }
  topics  = ["task-events", "task-commands"]
}

run "each_topic_has_one_for_its_dead_letters" {
  command = plan
  assert {
    condition     = output.names == toset(["task-events", "task-events-dead-letters", "task-commands", "task-commands-dead-letters"])
    error_message = "An event that cannot be delivered needs a place."
  }
}

run "a_topic_keeps_a_week_on_disk" {
  command = plan
  assert {
    condition     = jsondecode(kustomization_resource.topic["task-events"].manifest).spec.config == { "retention.ms" = 604800000, "flush.messages" = 1 }
    error_message = "Seven days; written through where there is one copy."
  }
}

run "a_command_must_not_come_again_when_it_is_forgotten" {
  command = plan
  variables {
    retention_days = 8
  }
  expect_failures = [var.retention_days]
}

run "a_topic_without_partitions_is_refused" {
  command = plan
  variables {
    partitions = 0
  }
  expect_failures = [var.partitions]
}

run "a_name_that_kafka_would_not_take_is_refused" {
  command = plan
  variables {
    topics = ["Task Events"]
  }
  expect_failures = [var.topics]
}

run "more_replicas_than_taskfleet_knows_are_refused" {
  command = plan
  variables {
    kafka = { namespace = "kafka", name = "taskfleet", replicas = 5 }
  }
  expect_failures = [var.kafka]
}
