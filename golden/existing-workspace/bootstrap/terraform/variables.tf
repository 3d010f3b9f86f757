# Made by amlgen from blueprint forecast. Edit the blueprint, not this file.

variable "resource_group_name" {
  type        = string
  description = "Resource group to deploy into. It exists already."
  default     = "rg-forecast"
  nullable    = false
}

variable "subscription_id" {
  type        = string
  description = "Subscription to deploy into."
  default     = "00000000-0000-0000-0000-000000000001"
  nullable    = false
}
