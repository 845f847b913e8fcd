mock_provider "kustomization" {
  mock_data "kustomization_overlay" {
    defaults = {
      ids_prio = [["_/Namespace/_/dashboard"], ["apps/Deployment/dashboard/dashboard"], []]
      manifests = {
        "_/Namespace/_/dashboard"             = "{\"kind\":\"Namespace\"}"
        "apps/Deployment/dashboard/dashboard" = "{\"kind\":\"Deployment\"}"
      }
    }
  }
}

variables {
  resources = ["install.yaml"]
}

run "each_object_is_applied_in_its_turn" {
  assert {
    condition     = keys(kustomization_resource.definitions) == ["_/Namespace/_/dashboard"]
    error_message = "Namespaces come first."
  }
  assert {
    condition     = kustomization_resource.objects["apps/Deployment/dashboard/dashboard"].manifest == "{\"kind\":\"Deployment\"}"
    error_message = "An object is applied as it was rendered."
  }
  assert {
    condition     = length(kustomization_resource.webhooks) == 0
    error_message = "There is no webhook here."
  }
}

run "nothing_to_render_is_refused" {
  command = plan
  variables {
    resources = []
  }
  expect_failures = [var.resources]
}

run "an_image_without_tag_and_digest_is_refused" {
  command = plan
  variables {
    images = { app = { name = "example.com/app" } }
  }
  expect_failures = [var.images]
}

run "a_patch_that_is_not_yaml_is_refused" {
  command = plan
  variables {
    patches = [{ patch = "a: b: c" }]
  }
  expect_failures = [var.patches]
}
