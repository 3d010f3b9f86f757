# Made by amlgen from blueprint cabinet. Edit the blueprint, not this file.

data "azurerm_client_config" "current" {}

resource "azurerm_user_assigned_identity" "workspace" {
  name                = "id-cabinet-workspace"
  resource_group_name = var.resource_group_name
  location            = var.location
}

resource "azurerm_user_assigned_identity" "training" {
  name                = "id-cabinet-training"
  resource_group_name = var.resource_group_name
  location            = var.location
}
