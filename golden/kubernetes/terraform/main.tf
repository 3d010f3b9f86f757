# Made by amlgen from blueprint edge. Edit the blueprint, not this file.

data "azurerm_client_config" "current" {}

resource "azurerm_user_assigned_identity" "workspace" {
  name                = "id-edge-workspace"
  resource_group_name = var.resource_group_name
  location            = var.location
}

resource "azurerm_user_assigned_identity" "jobs" {
  name                = "id-edge-jobs"
  resource_group_name = var.resource_group_name
  location            = var.location
}

resource "azurerm_user_assigned_identity" "serving" {
  name                = "id-edge-serving"
  resource_group_name = var.resource_group_name
  location            = var.location
}
