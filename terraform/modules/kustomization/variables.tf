variable "resources" {
  description = "What to render: folders of kustomizations and files, relative to where Terraform runs, or https addresses of YAML."
  type        = list(string)
  nullable    = false

  validation {
    condition     = length(var.resources) > 0
    error_message = "There is nothing to apply: resources is empty."
  }
}

variable "namespace" {
  description = "Namespace to put every namespaced object into; null leaves each where it says."
  type        = string
  default     = null
}

variable "images" {
  description = "What each image name in the manifests stands for; either a tag or a digest."
  type = map(object({
    name   = string
    tag    = optional(string)
    digest = optional(string)
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for image in values(var.images) : (image.tag == null) != (image.digest == null)])
    error_message = "Each image needs a tag or a digest, and not both."
  }
}

variable "patches" {
  description = "Changes on the way: a strategic merge patch that names its object, or with `kind` a JSON patch for every object of that kind. Both as YAML."
  type = list(object({
    patch = string
    kind  = optional(string)
  }))
  default  = []
  nullable = false

  validation {
    condition     = alltrue([for change in var.patches : can(yamldecode(change.patch))])
    error_message = "A patch is YAML."
  }
}

variable "after" {
  description = "Any value that is known when what this needs is there; nothing is applied before."
  type        = any
  default     = null
}

variable "gate" {
  description = "Like `after`, but for all except namespaces and CRDs, which come at once."
  type        = any
  default     = null
}
