# Made by amlgen from blueprint renew. Edit the blueprint, not this file.

provider "azapi" {
  subscription_id = var.subscription_id
}

provider "azurerm" {
  subscription_id                 = var.subscription_id
  storage_use_azuread             = true
  resource_provider_registrations = "none"

  features {
    key_vault {
      # Purge protection is on, so a destroyed vault keeps its name for as long as it is retained
      purge_soft_delete_on_destroy = false
    }
  }
}
