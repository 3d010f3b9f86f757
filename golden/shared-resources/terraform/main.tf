# Made by amlgen from blueprint pricing. Edit the blueprint, not this file.

data "azurerm_client_config" "current" {}

data "azapi_resource" "catalog_identity" {
  type        = "Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30"
  resource_id = local.catalog_identity_id

  response_export_values = ["properties.clientId", "properties.principalId"]
}

resource "azurerm_user_assigned_identity" "training" {
  name                = "id-pricing-training"
  resource_group_name = var.resource_group_name
  location            = var.location
}

resource "azurerm_user_assigned_identity" "scoring" {
  name                = "id-pricing-scoring"
  resource_group_name = var.resource_group_name
  location            = var.location
}

resource "azurerm_user_assigned_identity" "workspace" {
  name                = "id-pricing-workspace"
  resource_group_name = var.resource_group_name
  location            = var.location
}
