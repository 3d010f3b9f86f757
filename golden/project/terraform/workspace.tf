# Made by amlgen from blueprint concierge. Edit the blueprint, not this file.

# Datastores of its own are reached with identities, never with account keys.
resource "azapi_resource" "workspace" {
  type      = "Microsoft.MachineLearningServices/workspaces@2026-05-01"
  name      = "proj-concierge"
  parent_id = local.resource_group_id
  location  = var.location

  body = {
    kind = "Project"
    sku = {
      name = "Basic"
      tier = "Basic"
    }
    properties = {
      friendlyName             = "Assistant"
      hubResourceId            = local.hub_ai_hub_hub_id
      systemDatastoresAuthMode = "Identity"
      enableDataIsolation      = true
      hbiWorkspace             = false
      publicNetworkAccess      = "Enabled"
      v1LegacyMode             = false
    }
  }

  ignore_casing          = true
  response_export_values = []

  identity {
    type = "SystemAssigned"
  }
}
