# Made by amlgen from blueprint people. Edit the blueprint, not this file.

data "azurerm_client_config" "current" {}

resource "azurerm_user_assigned_identity" "workspace" {
  name                = "id-people-workspace"
  resource_group_name = var.resource_group_name
  location            = var.location
}

resource "azurerm_user_assigned_identity" "monitoring" {
  name                = "id-people-monitoring"
  resource_group_name = var.resource_group_name
  location            = var.location
}

resource "azurerm_user_assigned_identity" "training" {
  name                = "id-people-training"
  resource_group_name = var.resource_group_name
  location            = var.location
}

resource "azurerm_user_assigned_identity" "serving" {
  name                = "id-people-serving"
  resource_group_name = var.resource_group_name
  location            = var.location
}
