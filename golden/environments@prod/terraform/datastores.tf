# Made by amlgen from blueprint renew. Edit the blueprint, not this file.

resource "azapi_resource" "events_datastore" {
  type      = "Microsoft.MachineLearningServices/workspaces/datastores@2026-05-01"
  name      = "events"
  parent_id = azapi_resource.workspace.id

  body = {
    properties = {
      datastoreType                 = "AzureDataLakeGen2"
      accountName                   = azurerm_storage_account.lake.name
      filesystem                    = azurerm_storage_container.events.name
      endpoint                      = "core.windows.net"
      protocol                      = "https"
      subscriptionId                = var.subscription_id
      resourceGroup                 = var.resource_group_name
      serviceDataAccessAuthIdentity = "None"
      credentials = {
        credentialsType = "None"
      }
    }
  }

  response_export_values = []

  depends_on = [azurerm_role_assignment.workspace_after_workspace]
}
