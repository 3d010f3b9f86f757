# Made by amlgen from blueprint studio. Edit the blueprint, not this file.

data "azurerm_client_config" "current" {}

resource "azurerm_user_assigned_identity" "notebooks" {
  name                = "id-studio-notebooks"
  resource_group_name = var.resource_group_name
  location            = var.location
}

resource "azurerm_user_assigned_identity" "nightly" {
  name                = "id-studio-nightly"
  resource_group_name = var.resource_group_name
  location            = var.location
}

resource "azurerm_user_assigned_identity" "workspace" {
  name                = "id-studio-workspace"
  resource_group_name = var.resource_group_name
  location            = var.location
}
