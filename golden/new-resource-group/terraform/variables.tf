# Made by amlgen from blueprint fresh. Edit the blueprint, not this file.

variable "location" {
  type        = string
  description = "Region of every resource."
  default     = "westeurope"
  nullable    = false
}

variable "resource_group_name" {
  type        = string
  description = "Resource group to make, and to deploy into."
  default     = "rg-fresh-ml"
  nullable    = false
}

variable "subscription_id" {
  type        = string
  description = "Subscription to deploy into."
  default     = "12345678-1111-4111-8111-123456789abc"
  nullable    = false
}
