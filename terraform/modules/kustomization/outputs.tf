output "manifests" {
  description = "What was rendered: the JSON of each object by `group/kind/namespace/name`."
  value       = data.kustomization_overlay.this.manifests
}

output "definitions" {
  description = "Known when namespaces and CRDs are there; changes with them."
  value       = sha256(jsonencode([for object in kustomization_resource.definitions : object.manifest]))
}

output "applied" {
  description = "Known when all is applied; changes with what was applied."
  value = sha256(jsonencode(concat(
    [for object in kustomization_resource.objects : object.manifest],
    [for object in kustomization_resource.webhooks : object.manifest],
  )))
}
