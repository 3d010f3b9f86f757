# Made by amlgen from blueprint imaging. Edit the blueprint, not this file.

data "azurerm_client_config" "current" {}

resource "azurerm_user_assigned_identity" "workspace" {
  name                = "id-imaging-workspace"
  resource_group_name = var.resource_group_name
  location            = var.location
}

resource "azurerm_user_assigned_identity" "training" {
  name                = "id-imaging-training"
  resource_group_name = var.resource_group_name
  location            = var.location
}

resource "azurerm_user_assigned_identity" "base_images" {
  name                = "id-imaging-base-images"
  resource_group_name = var.resource_group_name
  location            = var.location
}
