# Applied for real: it needs no provider and no cluster.

run "a_secret_is_long" {
  assert {
    condition     = can(regex("^[0-9a-f]{64}$", output.value))
    error_message = "A secret has 64 hexadecimal digits."
  }
}

run "a_secret_stays_what_it_is" {
  assert {
    condition     = output.value == run.a_secret_is_long.value
    error_message = "A second apply must not change the secret."
  }
}
