terraform {
  required_version = "~> 1.9"

  required_providers {
    kustomization = {
      source  = "kbst/kustomization"
      version = "~> 0.9.8"
    }
  }
}
