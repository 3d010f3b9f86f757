# Made by amlgen from blueprint concierge. Edit the blueprint, not this file.

provider "azapi" {
  subscription_id = var.subscription_id
}

provider "azurerm" {
  subscription_id                 = var.subscription_id
  storage_use_azuread             = true
  resource_provider_registrations = "none"

  features {}
}
