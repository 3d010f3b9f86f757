# Made by amlgen from blueprint sealed. Edit the blueprint, not this file.

data "azurerm_client_config" "current" {}

resource "azurerm_user_assigned_identity" "keys" {
  name                = "id-sealed-keys"
  resource_group_name = var.resource_group_name
  location            = var.location
}

resource "azurerm_user_assigned_identity" "compute" {
  name                = "id-sealed-compute"
  resource_group_name = var.resource_group_name
  location            = var.location
}

resource "azurerm_user_assigned_identity" "workspace" {
  name                = "id-sealed-workspace"
  resource_group_name = var.resource_group_name
  location            = var.location
}
