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

run "everything_is_made_where_nothing_is_brought" {
  command = plan
  assert {
    condition     = length(output.ready) == 4
    error_message = "Knative, Kafka, PostgreSQL and Redis."
  }
  assert {
    condition     = output.kafka_cluster == { namespace = "kafka", name = "taskfleet", replicas = 1 }
    error_message = "Topics are declared beside our own Kafka."
  }
}

run "what_is_brought_is_not_made" {
  command = plan
  variables {
    knative           = { install = false }
    kafka             = { host = "kafka.example.com" }
    postgres          = { host = "db.example.com" }
    postgres_password = "something-long"
    redis_url         = "redis://:something@redis.example.com:6379/0"
  }
  assert {
    condition     = length(output.ready) == 0 && output.kafka_cluster == null
    error_message = "Nothing is left to make."
  }
  assert {
    condition     = output.kafka_host == "kafka.example.com" && output.postgres_host == "db.example.com"
    error_message = "What is brought is used."
  }
}

run "a_database_without_its_password_is_refused" {
  command = plan
  variables {
    postgres = { host = "db.example.com" }
  }
  expect_failures = [var.postgres_password]
}

run "an_address_with_a_port_is_refused" {
  command = plan
  variables {
    kafka = { host = "kafka.example.com:9092" }
  }
  expect_failures = [var.kafka]
}

run "a_redis_on_a_port_that_policies_close_is_refused" {
  command = plan
  variables {
    redis_url = "redis://:something@redis.example.com:6380/0"
  }
  expect_failures = [var.redis_url]
}

run "a_database_with_a_port_is_refused" {
  command = plan
  variables {
    postgres          = { host = "db.example.com:5432" }
    postgres_password = "something-long"
  }
  expect_failures = [var.postgres]
}
