output "public_url" {
  description = "Where people find the web app."
  value       = var.public_url
}

output "ready" {
  description = "Known when every Service, Broker, Trigger and Deployment is ready."
  value       = module.ready.ready
}
