# Made by amlgen from blueprint fresh. Edit the blueprint, not this file.

variable "subscription_id" {
  type        = string
  description = "Subscription to deploy into."
  default     = "12345678-1111-4111-8111-123456789abc"
  nullable    = false
}
