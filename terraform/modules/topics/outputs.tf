output "names" {
  description = "All topics, dead letters included."
  value       = local.names
}

output "ready" {
  description = "Known when all topics are there."
  value       = module.ready.ready
}
