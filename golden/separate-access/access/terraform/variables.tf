# Made by amlgen from blueprint atlas. Edit the blueprint, not this file.

variable "resource_group_name" {
  type        = string
  description = "Resource group to deploy into. It exists already."
  default     = "rg-atlas"
  nullable    = false
}

variable "subscription_id" {
  type        = string
  description = "Subscription to deploy into."
  nullable    = false
}
