# Made by amlgen from blueprint atoll. Edit the blueprint, not this file.

data "azurerm_client_config" "current" {}

resource "azurerm_user_assigned_identity" "builder" {
  name                = "id-atoll-builder"
  resource_group_name = var.resource_group_name
  location            = var.location
}

resource "azurerm_user_assigned_identity" "training" {
  name                = "id-atoll-training"
  resource_group_name = var.resource_group_name
  location            = var.location
}

resource "azurerm_user_assigned_identity" "workspace" {
  name                = "id-atoll-workspace"
  resource_group_name = var.resource_group_name
  location            = var.location
}
