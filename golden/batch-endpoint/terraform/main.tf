# Made by amlgen from blueprint nightly. Edit the blueprint, not this file.

data "azurerm_client_config" "current" {}

resource "azurerm_user_assigned_identity" "scoring" {
  name                = "id-nightly-scoring"
  resource_group_name = var.resource_group_name
  location            = var.location
}

resource "azurerm_user_assigned_identity" "scheduler" {
  name                = "id-nightly-scheduler"
  resource_group_name = var.resource_group_name
  location            = var.location
}

resource "azurerm_user_assigned_identity" "workspace" {
  name                = "id-nightly-workspace"
  resource_group_name = var.resource_group_name
  location            = var.location
}
