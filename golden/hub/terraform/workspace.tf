# Made by amlgen from blueprint ai-hub. Edit the blueprint, not this file.

# Datastores of its own are reached with identities, never with account keys.
resource "azapi_resource" "workspace" {
  type      = "Microsoft.MachineLearningServices/workspaces@2026-05-01"
  name      = "hub-ai-hub"
  parent_id = local.resource_group_id
  location  = var.location

  body = {
    kind = "Hub"
    sku = {
      name = "Basic"
      tier = "Basic"
    }
    properties = {
      friendlyName             = "AI hub"
      storageAccount           = azurerm_storage_account.default.id
      keyVault                 = azurerm_key_vault.main.id
      applicationInsights      = azurerm_application_insights.main.id
      containerRegistry        = azurerm_container_registry.main.id
      systemDatastoresAuthMode = "Identity"
      workspaceHubConfig = {
        defaultWorkspaceResourceGroup = local.resource_group_id
      }
      enableDataIsolation = true
      hbiWorkspace        = false
      publicNetworkAccess = "Enabled"
      v1LegacyMode        = false
    }
  }

  ignore_casing          = true
  response_export_values = []

  identity {
    type = "SystemAssigned"
  }

  lifecycle {
    # The service adds tags of its own for its connections to AI services.
    ignore_changes = [tags]
  }
}
