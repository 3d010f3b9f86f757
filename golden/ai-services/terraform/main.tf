# Made by amlgen from blueprint assistant. Edit the blueprint, not this file.

data "azurerm_client_config" "current" {}

resource "azurerm_user_assigned_identity" "workspace" {
  name                = "id-assistant-workspace"
  resource_group_name = var.resource_group_name
  location            = var.location
}

resource "azurerm_user_assigned_identity" "sessions" {
  name                = "id-assistant-sessions"
  resource_group_name = var.resource_group_name
  location            = var.location
}

resource "azurerm_user_assigned_identity" "indexing" {
  name                = "id-assistant-indexing"
  resource_group_name = var.resource_group_name
  location            = var.location
}

resource "azurerm_user_assigned_identity" "serving" {
  name                = "id-assistant-serving"
  resource_group_name = var.resource_group_name
  location            = var.location
}
