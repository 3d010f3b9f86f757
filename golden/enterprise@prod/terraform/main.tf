# Made by amlgen from blueprint fraud. Edit the blueprint, not this file.

data "azurerm_client_config" "current" {}

data "azapi_resource" "shared_reader_identity" {
  type        = "Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30"
  resource_id = local.shared_reader_identity_id

  response_export_values = ["properties.clientId", "properties.principalId"]
}

resource "azurerm_user_assigned_identity" "workspace" {
  name                = "id-fraud-workspace-prod"
  resource_group_name = var.resource_group_name
  location            = var.location

  tags = local.tags
}

resource "azurerm_user_assigned_identity" "training" {
  name                = "id-fraud-training-prod"
  resource_group_name = var.resource_group_name
  location            = var.location

  tags = local.tags
}

resource "azurerm_user_assigned_identity" "build" {
  name                = "id-fraud-build-prod"
  resource_group_name = var.resource_group_name
  location            = var.location

  tags = local.tags
}

resource "azurerm_user_assigned_identity" "monitor" {
  name                = "id-fraud-monitor-prod"
  resource_group_name = var.resource_group_name
  location            = var.location

  tags = local.tags
}

resource "azurerm_user_assigned_identity" "scoring" {
  name                = "id-fraud-scoring-prod"
  resource_group_name = var.resource_group_name
  location            = var.location

  tags = local.tags
}

resource "azurerm_user_assigned_identity" "notebooks" {
  name                = "id-fraud-notebooks-prod"
  resource_group_name = var.resource_group_name
  location            = var.location

  tags = local.tags
}
