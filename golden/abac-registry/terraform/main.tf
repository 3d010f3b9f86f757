# Made by amlgen from blueprint forge. Edit the blueprint, not this file.

data "azurerm_client_config" "current" {}

resource "azurerm_user_assigned_identity" "workspace" {
  name                = "id-forge-workspace"
  resource_group_name = var.resource_group_name
  location            = var.location
}

resource "azurerm_user_assigned_identity" "training" {
  name                = "id-forge-training"
  resource_group_name = var.resource_group_name
  location            = var.location
}

resource "azurerm_user_assigned_identity" "serving" {
  name                = "id-forge-serving"
  resource_group_name = var.resource_group_name
  location            = var.location
}
