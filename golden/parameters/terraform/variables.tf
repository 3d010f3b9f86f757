# Made by amlgen from blueprint shared. Edit the blueprint, not this file.

variable "location" {
  type        = string
  description = "Region of every resource."
  default     = "westeurope"
  nullable    = false
}

variable "resource_group_name" {
  type        = string
  description = "Resource group to deploy into. It exists already."
  default     = "rg-shared-ml"
  nullable    = false
}

variable "subscription_id" {
  type        = string
  description = "Subscription to deploy into."
  nullable    = false
}

variable "owner" {
  type        = string
  description = "Team that answers for the platform"
  nullable    = false

  validation {
    condition     = length(var.owner) >= 3
    error_message = "The length of owner has to be at least 3."
  }

  validation {
    condition     = length(var.owner) <= 40
    error_message = "The length of owner has to be at most 40."
  }
}

variable "cost_center" {
  type        = string
  description = "Where it is paid"
  default     = "4711"
  nullable    = false

  validation {
    condition     = contains(["4711", "4712"], var.cost_center)
    error_message = "cost_center has to be one of the values that are allowed."
  }
}

variable "scientists" {
  type        = string
  description = "Object id of the group of data scientists"
  nullable    = false

  validation {
    condition     = can(regex("^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$", var.scientists))
    error_message = "scientists has to be a GUID."
  }
}

variable "most_nodes" {
  type        = number
  description = "Nodes of the cluster at most"
  default     = 4
  nullable    = false

  validation {
    condition     = floor(var.most_nodes) == var.most_nodes
    error_message = "most_nodes has to be a whole number."
  }

  validation {
    condition     = var.most_nodes >= 1
    error_message = "most_nodes has to be at least 1."
  }

  validation {
    condition     = var.most_nodes <= 20
    error_message = "most_nodes has to be at most 20."
  }
}

variable "node_size" {
  type        = string
  description = "VM size of the cluster"
  default     = "Standard_DS3_v2"
  nullable    = false

  validation {
    condition     = contains(["Standard_DS3_v2", "Standard_D8ds_v5"], var.node_size)
    error_message = "node_size has to be one of the values that are allowed."
  }
}

variable "log_days" {
  type        = number
  description = "Days that logs are kept"
  default     = 30
  nullable    = false

  validation {
    condition     = contains([30, 90, 365], var.log_days)
    error_message = "log_days has to be one of the values that are allowed."
  }

  validation {
    condition     = floor(var.log_days) == var.log_days
    error_message = "log_days has to be a whole number."
  }
}

variable "purpose" {
  type        = string
  description = "What the workspace is for"
  default     = "Models of $${team}"
  nullable    = false
}
