output "url" {
  description = "Where Redis is, password included."
  value       = "redis://:${module.password.value}@redis.${var.namespace}.svc.cluster.local:6379/0"
  sensitive   = true
}

output "ready" {
  description = "Known when Redis takes connections."
  value       = module.ready.ready
}
