# Made by amlgen from blueprint tenant. Edit the blueprint, not this file.

data "azurerm_user_assigned_identity" "workspace" {
  name                = "id-tenant-workspace"
  resource_group_name = var.resource_group_name
}

resource "azurerm_user_assigned_identity" "training" {
  name                = "id-tenant-training"
  resource_group_name = var.resource_group_name
  location            = var.location
}
