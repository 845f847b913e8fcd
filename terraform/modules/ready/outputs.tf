output "ready" {
  description = "Known when all conditions hold."
  value       = terraform_data.ready.id
}
