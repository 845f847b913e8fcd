# Renders a kustomization and applies it in the order that Kubernetes needs: namespaces and CRDs, then everything
# else, then the webhooks that judge what comes after. Deleted in the opposite order.

data "kustomization_overlay" "this" {
  resources = var.resources
  namespace = var.namespace

  dynamic "images" {
    for_each = var.images
    content {
      name     = images.key
      new_name = images.value.name
      new_tag  = images.value.tag
      digest   = images.value.digest
    }
  }

  dynamic "patches" {
    for_each = var.patches
    content {
      patch = patches.value.patch

      dynamic "target" {
        for_each = patches.value.kind == null ? [] : [patches.value.kind]
        content {
          kind = target.value
        }
      }
    }
  }
}

# What this has to wait for comes as a value: a depends_on of the whole module would put off the rendering as well, and
# nobody could plan.
resource "terraform_data" "after" {
  input = var.after
}

resource "kustomization_resource" "definitions" {
  for_each = data.kustomization_overlay.this.ids_prio[0]

  manifest   = data.kustomization_overlay.this.manifests[each.value]
  depends_on = [terraform_data.after]
}

resource "terraform_data" "gate" {
  input = var.gate
}

resource "kustomization_resource" "objects" {
  for_each = data.kustomization_overlay.this.ids_prio[1]

  manifest   = data.kustomization_overlay.this.manifests[each.value]
  depends_on = [kustomization_resource.definitions, terraform_data.gate]
}

resource "kustomization_resource" "webhooks" {
  for_each = data.kustomization_overlay.this.ids_prio[2]

  manifest   = data.kustomization_overlay.this.manifests[each.value]
  depends_on = [kustomization_resource.objects]
}
