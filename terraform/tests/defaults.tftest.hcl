mock_provider "kustomization" {
  mock_data "kustomization_overlay" {
    defaults = {
      ids_prio  = [[], [], []]
      manifests = {}
    }
  }
}

run "nothing_has_to_be_said" {
  command = plan
  assert {
    condition     = output.public_url == "http://localhost:8080"
    error_message = "Without a variable it is for trying it on a laptop."
  }
}
