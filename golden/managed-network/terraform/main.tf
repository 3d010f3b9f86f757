# Made by amlgen from blueprint managed. Edit the blueprint, not this file.

data "azurerm_client_config" "current" {}

resource "azurerm_user_assigned_identity" "compute" {
  name                = "id-managed-compute"
  resource_group_name = var.resource_group_name
  location            = var.location
}

resource "azurerm_user_assigned_identity" "workspace" {
  name                = "id-managed-workspace"
  resource_group_name = var.resource_group_name
  location            = var.location
}
