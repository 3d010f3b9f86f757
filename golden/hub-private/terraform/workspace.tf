# Made by amlgen from blueprint harbor. Edit the blueprint, not this file.

# Datastores of its own are reached with identities, never with account keys.
resource "azapi_resource" "workspace" {
  type      = "Microsoft.MachineLearningServices/workspaces@2026-05-01"
  name      = "hub-harbor"
  parent_id = local.resource_group_id
  location  = var.location

  body = {
    kind = "Hub"
    sku = {
      name = "Basic"
      tier = "Basic"
    }
    properties = {
      storageAccount           = azurerm_storage_account.default.id
      keyVault                 = azurerm_key_vault.main.id
      applicationInsights      = azurerm_application_insights.main.id
      containerRegistry        = azurerm_container_registry.main.id
      systemDatastoresAuthMode = "Identity"
      enableDataIsolation      = true
      hbiWorkspace             = false
      publicNetworkAccess      = "Disabled"
      managedNetwork = {
        isolationMode = "AllowInternetOutbound"
      }
      provisionNetworkNow = true
      v1LegacyMode        = false
    }
  }

  ignore_casing          = true
  response_export_values = []

  identity {
    type = "SystemAssigned"
  }

  depends_on = [
    azurerm_private_endpoint.storage_blob,
    azurerm_private_endpoint.storage_file,
    azurerm_private_endpoint.vault_vault,
    azurerm_private_endpoint.registry_registry,
  ]
}
