output "ready" {
  description = "Known when Services can be served and Brokers can carry events."
  value       = module.ready.ready
}
