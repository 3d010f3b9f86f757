# Made by amlgen from blueprint palisade. Edit the blueprint, not this file.

data "azurerm_client_config" "current" {}

resource "azurerm_user_assigned_identity" "compute" {
  name                = "id-palisade-compute"
  resource_group_name = var.resource_group_name
  location            = var.location
}

resource "azurerm_user_assigned_identity" "workspace" {
  name                = "id-palisade-workspace"
  resource_group_name = var.resource_group_name
  location            = var.location
}
