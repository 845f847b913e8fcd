output "host" {
  description = "Name by which pods of the cluster find the server that writes, on port 5432."
  value       = "${var.name}-rw.${var.namespace}.svc.cluster.local"
}

output "password" {
  description = "Password of the user taskfleet, who owns the database taskfleet."
  value       = module.password.value
  sensitive   = true
}

output "ready" {
  description = "Known when PostgreSQL takes connections."
  value       = module.ready.ready
}
