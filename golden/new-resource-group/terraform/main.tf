# Made by amlgen from blueprint fresh. Edit the blueprint, not this file.

data "azurerm_client_config" "current" {}

resource "azurerm_resource_group" "main" {
  name     = var.resource_group_name
  location = var.location

  tags = local.tags
}

resource "azurerm_user_assigned_identity" "workspace" {
  name                = "id-fresh-workspace"
  resource_group_name = azurerm_resource_group.main.name
  location            = var.location

  tags = local.tags
}

resource "azurerm_user_assigned_identity" "training" {
  name                = "id-fresh-training"
  resource_group_name = azurerm_resource_group.main.name
  location            = var.location

  tags = local.tags
}
