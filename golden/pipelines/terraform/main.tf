# Made by amlgen from blueprint delivery. Edit the blueprint, not this file.

data "azurerm_client_config" "current" {}

data "azapi_resource" "aks_delivery_workload" {
  type        = "Microsoft.ContainerService/managedClusters@2026-05-01"
  resource_id = local.aks_delivery_workload_id

  response_export_values = ["identity.principalId"]
}

resource "azurerm_user_assigned_identity" "release" {
  name                = "id-delivery-release"
  resource_group_name = var.resource_group_name
  location            = var.location
}

resource "azapi_resource" "release_main_credential" {
  type      = "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials@2024-11-30"
  name      = "main"
  parent_id = azurerm_user_assigned_identity.release.id

  body = {
    properties = {
      issuer    = "https://token.actions.githubusercontent.com"
      subject   = "repo:contoso/delivery:ref:refs/heads/main"
      audiences = ["api://AzureADTokenExchange"]
    }
  }

  response_export_values = []
}

resource "azapi_resource" "release_production_credential" {
  type      = "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials@2024-11-30"
  name      = "production"
  parent_id = azurerm_user_assigned_identity.release.id

  body = {
    properties = {
      issuer    = "https://token.actions.githubusercontent.com"
      subject   = "repo:contoso/delivery:environment:production"
      audiences = ["api://AzureADTokenExchange"]
    }
  }

  response_export_values = []

  depends_on = [azapi_resource.release_main_credential]
}

resource "azurerm_user_assigned_identity" "pods" {
  name                = "id-delivery-pods"
  resource_group_name = var.resource_group_name
  location            = var.location
}

resource "azapi_resource" "pods_scorer_credential" {
  type      = "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials@2024-11-30"
  name      = "scorer"
  parent_id = azurerm_user_assigned_identity.pods.id

  body = {
    properties = {
      issuer    = "https://westeurope.oic.prod-aks.azure.com/00000000-0000-0000-0000-000000000002/cluster/"
      subject   = "system:serviceaccount:shop:scorer"
      audiences = ["api://AzureADTokenExchange"]
    }
  }

  response_export_values = []
}

resource "azurerm_user_assigned_identity" "workspace" {
  name                = "id-delivery-workspace"
  resource_group_name = var.resource_group_name
  location            = var.location
}
