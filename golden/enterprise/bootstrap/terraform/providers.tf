# Made by amlgen from blueprint fraud. Edit the blueprint, not this file.

provider "azurerm" {
  subscription_id                 = var.subscription_id
  storage_use_azuread             = true
  resource_provider_registrations = "none"

  features {}
}
