module "password" {
  source = "../"
}

output "password" {
  description = "For whoever has to type it in."
  value       = module.password.value
  sensitive   = true
}
