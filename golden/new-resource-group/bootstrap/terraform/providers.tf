# Made by amlgen from blueprint fresh. Edit the blueprint, not this file.

provider "azurerm" {
  subscription_id                 = var.subscription_id
  storage_use_azuread             = true
  resource_provider_registrations = "none"

  features {}
}
