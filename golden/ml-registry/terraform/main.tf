# Made by amlgen from blueprint catalog. Edit the blueprint, not this file.

data "azurerm_client_config" "current" {}

resource "azurerm_user_assigned_identity" "training" {
  name                = "id-catalog-training"
  resource_group_name = var.resource_group_name
  location            = var.location
}

resource "azurerm_user_assigned_identity" "workspace" {
  name                = "id-catalog-workspace"
  resource_group_name = var.resource_group_name
  location            = var.location
}
