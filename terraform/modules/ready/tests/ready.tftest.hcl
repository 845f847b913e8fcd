variables {
  cluster    = { kubeconfig = "~/.kube/config" }
  conditions = [{ namespace = "kafka", resource = "kafka", name = "taskfleet", until = "condition=Ready" }]
}

run "new_conditions_are_waited_for_anew" {
  command = plan
  assert {
    condition     = terraform_data.ready.triggers_replace[1][0].until == "condition=Ready"
    error_message = "What is waited for decides when to wait again."
  }
}

run "nothing_that_a_shell_would_understand_gets_through" {
  command = plan
  variables {
    conditions = [{ namespace = "kafka; rm -r", resource = "kafka" }]
  }
  expect_failures = [var.conditions]
}

run "a_condition_is_one_that_kubectl_knows" {
  command = plan
  variables {
    conditions = [{ namespace = "kafka", resource = "kafka", until = "Ready" }]
  }
  expect_failures = [var.conditions]
}

run "a_timeout_is_a_duration" {
  command = plan
  variables {
    timeout = "soon"
  }
  expect_failures = [var.timeout]
}
