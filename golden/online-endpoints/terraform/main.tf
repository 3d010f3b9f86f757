# Made by amlgen from blueprint answers. Edit the blueprint, not this file.

data "azurerm_client_config" "current" {}

resource "azurerm_user_assigned_identity" "scoring" {
  name                = "id-answers-scoring"
  resource_group_name = var.resource_group_name
  location            = var.location
}

resource "azurerm_user_assigned_identity" "web" {
  name                = "id-answers-web"
  resource_group_name = var.resource_group_name
  location            = var.location
}

resource "azurerm_user_assigned_identity" "workspace" {
  name                = "id-answers-workspace"
  resource_group_name = var.resource_group_name
  location            = var.location
}
