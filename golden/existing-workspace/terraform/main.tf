# Made by amlgen from blueprint forecast. Edit the blueprint, not this file.

data "azurerm_user_assigned_identity" "workspace" {
  name                = "id-forecast-workspace"
  resource_group_name = var.resource_group_name
}

resource "azurerm_user_assigned_identity" "training" {
  name                = "id-forecast-training"
  resource_group_name = var.resource_group_name
  location            = var.location
}

resource "azurerm_user_assigned_identity" "scoring" {
  name                = "id-forecast-scoring"
  resource_group_name = var.resource_group_name
  location            = var.location
}
