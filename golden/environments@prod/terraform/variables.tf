# Made by amlgen from blueprint renew. Edit the blueprint, not this file.

variable "location" {
  type        = string
  description = "Region of every resource."
  default     = "westeurope"
  nullable    = false
}

variable "resource_group_name" {
  type        = string
  description = "Resource group to deploy into. It exists already."
  default     = "rg-renew-prod"
  nullable    = false
}

variable "subscription_id" {
  type        = string
  description = "Subscription to deploy into."
  default     = "11111111-1111-1111-1111-111111111111"
  nullable    = false
}
