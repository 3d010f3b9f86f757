# Made by amlgen from blueprint narrow. Edit the blueprint, not this file.

data "azurerm_client_config" "current" {}

resource "azurerm_user_assigned_identity" "workspace" {
  name                = "id-narrow-workspace"
  resource_group_name = var.resource_group_name
  location            = var.location
}

resource "azurerm_user_assigned_identity" "sessions" {
  name                = "id-narrow-sessions"
  resource_group_name = var.resource_group_name
  location            = var.location
}

resource "azurerm_user_assigned_identity" "training" {
  name                = "id-narrow-training"
  resource_group_name = var.resource_group_name
  location            = var.location
}
