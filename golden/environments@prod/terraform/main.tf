# Made by amlgen from blueprint renew. Edit the blueprint, not this file.

data "azurerm_client_config" "current" {}

resource "azurerm_user_assigned_identity" "training" {
  name                = "id-renew-training-prod"
  resource_group_name = var.resource_group_name
  location            = var.location

  tags = local.tags
}

resource "azurerm_user_assigned_identity" "workspace" {
  name                = "id-renew-workspace-prod"
  resource_group_name = var.resource_group_name
  location            = var.location

  tags = local.tags
}
