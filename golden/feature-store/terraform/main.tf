# Made by amlgen from blueprint features. Edit the blueprint, not this file.

data "azurerm_client_config" "current" {}

resource "azurerm_user_assigned_identity" "materialization" {
  name                = "id-features-materialization"
  resource_group_name = var.resource_group_name
  location            = var.location
}

resource "azurerm_user_assigned_identity" "workspace" {
  name                = "id-features-workspace"
  resource_group_name = var.resource_group_name
  location            = var.location
}
