# Made by amlgen from blueprint approved. Edit the blueprint, not this file.

data "azurerm_client_config" "current" {}

resource "azurerm_user_assigned_identity" "compute" {
  name                = "id-approved-compute"
  resource_group_name = var.resource_group_name
  location            = var.location
}
