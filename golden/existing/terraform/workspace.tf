# Made by amlgen from blueprint tenant. Edit the blueprint, not this file.

# Datastores of its own are reached with identities, never with account keys.
resource "azapi_resource" "workspace" {
  type      = "Microsoft.MachineLearningServices/workspaces@2026-05-01"
  name      = "mlw-tenant"
  parent_id = local.resource_group_id
  location  = var.location

  body = {
    kind = "Default"
    sku = {
      name = "Basic"
      tier = "Basic"
    }
    properties = {
      storageAccount              = local.default_storage_id
      keyVault                    = local.key_vault_id
      applicationInsights         = azurerm_application_insights.main.id
      containerRegistry           = local.registry_id
      systemDatastoresAuthMode    = "Identity"
      primaryUserAssignedIdentity = local.workspace_identity_id
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
    identity_ids = [local.workspace_identity_id]
  }

  depends_on = [time_sleep.rbac]
}
