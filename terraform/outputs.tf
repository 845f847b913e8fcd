output "public_url" {
  description = "Where people find the web app."
  value       = module.app.public_url
}
