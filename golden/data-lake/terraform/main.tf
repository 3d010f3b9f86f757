# Made by amlgen from blueprint survey. Edit the blueprint, not this file.

data "azurerm_client_config" "current" {}

resource "azurerm_user_assigned_identity" "workspace" {
  name                = "id-survey-workspace"
  resource_group_name = var.resource_group_name
  location            = var.location

  tags = local.tags
}

resource "azurerm_user_assigned_identity" "reader" {
  name                = "id-survey-reader"
  resource_group_name = var.resource_group_name
  location            = var.location

  tags = local.tags
}
