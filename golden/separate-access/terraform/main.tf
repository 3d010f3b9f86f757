# Made by amlgen from blueprint atlas. Edit the blueprint, not this file.

data "azurerm_client_config" "current" {}

resource "azurerm_user_assigned_identity" "training" {
  name                = "id-atlas-training"
  resource_group_name = var.resource_group_name
  location            = var.location
}

resource "azurerm_user_assigned_identity" "scoring" {
  name                = "id-atlas-scoring"
  resource_group_name = var.resource_group_name
  location            = var.location
}
