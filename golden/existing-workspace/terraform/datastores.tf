# Made by amlgen from blueprint forecast. Edit the blueprint, not this file.

resource "azapi_resource" "demand_datastore" {
  type      = "Microsoft.MachineLearningServices/workspaces/datastores@2026-05-01"
  name      = "demand"
  parent_id = local.workspace_id

  body = {
    properties = {
      datastoreType                 = "AzureDataLakeGen2"
      accountName                   = azurerm_storage_account.lake.name
      filesystem                    = azurerm_storage_container.demand.name
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

  depends_on = [azurerm_role_assignment.workspace]
}
