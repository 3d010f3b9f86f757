# Made by amlgen from blueprint renew. Edit the blueprint, not this file.

# Datastores of its own are reached with identities, never with account keys.
resource "azapi_resource" "workspace" {
  type      = "Microsoft.MachineLearningServices/workspaces@2026-05-01"
  name      = "mlw-renew-prod"
  parent_id = local.resource_group_id
  location  = var.location
  tags      = local.tags

  body = {
    kind = "Default"
    sku = {
      name = "Basic"
      tier = "Basic"
    }
    properties = {
      storageAccount              = azurerm_storage_account.default.id
      keyVault                    = azurerm_key_vault.main.id
      applicationInsights         = azurerm_application_insights.main.id
      containerRegistry           = azurerm_container_registry.main.id
      systemDatastoresAuthMode    = "Identity"
      primaryUserAssignedIdentity = azurerm_user_assigned_identity.workspace.id
      imageBuildCompute           = ""
      hbiWorkspace                = false
      publicNetworkAccess         = "Enabled"
      v1LegacyMode                = false
    }
  }

  ignore_casing          = true
  response_export_values = []

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.workspace.id]
  }

  depends_on = [time_sleep.rbac]
}
