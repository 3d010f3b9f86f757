# Made by amlgen from blueprint vaulted. Edit the blueprint, not this file.

data "azurerm_client_config" "current" {}

resource "azurerm_user_assigned_identity" "keys" {
  name                = "id-vaulted-keys"
  resource_group_name = var.resource_group_name
  location            = var.location
}

resource "azurerm_user_assigned_identity" "workspace" {
  name                = "id-vaulted-workspace"
  resource_group_name = var.resource_group_name
  location            = var.location
}
