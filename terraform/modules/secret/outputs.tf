output "value" {
  description = "The secret: 64 hexadecimal digits. Terraform's state holds it too."
  value       = terraform_data.value.output
  sensitive   = true
}
