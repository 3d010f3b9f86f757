# Made by amlgen from blueprint shared. Edit the blueprint, not this file.

data "azurerm_client_config" "current" {}

resource "azurerm_user_assigned_identity" "workspace" {
  name                = "id-shared-workspace"
  resource_group_name = var.resource_group_name
  location            = var.location

  tags = local.tags
}

resource "azurerm_user_assigned_identity" "training" {
  name                = "id-shared-training"
  resource_group_name = var.resource_group_name
  location            = var.location

  tags = local.tags
}
