# Made by amlgen from blueprint atoll. Edit the blueprint, not this file.

variable "location" {
  type        = string
  description = "Region of every resource."
  default     = "northeurope"
  nullable    = false
}

variable "resource_group_name" {
  type        = string
  description = "Resource group to deploy into. It exists already."
  default     = "rg-atoll"
  nullable    = false
}

variable "subscription_id" {
  type        = string
  description = "Subscription to deploy into."
  default     = "8f2d6c1a-4b7e-4d39-a1c5-0e9f7b3d6a28"
  nullable    = false
}
