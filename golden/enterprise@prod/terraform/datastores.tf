# Made by amlgen from blueprint fraud. Edit the blueprint, not this file.

resource "azapi_resource" "raw_datastore" {
  type      = "Microsoft.MachineLearningServices/workspaces/datastores@2026-05-01"
  name      = "raw"
  parent_id = azapi_resource.workspace.id

  body = {
    properties = {
      datastoreType                 = "AzureDataLakeGen2"
      accountName                   = "stcorplake"
      filesystem                    = "raw"
      endpoint                      = "core.windows.net"
      protocol                      = "https"
      subscriptionId                = "22222222-2222-2222-2222-222222222222"
      resourceGroup                 = "rg-lake"
      serviceDataAccessAuthIdentity = "None"
      credentials = {
        credentialsType = "None"
      }
    }
  }

  response_export_values = []

  depends_on = [azurerm_role_assignment.workspace_system_identity]
}

resource "azapi_resource" "features_datastore" {
  type      = "Microsoft.MachineLearningServices/workspaces/datastores@2026-05-01"
  name      = "features"
  parent_id = azapi_resource.workspace.id

  body = {
    properties = {
      datastoreType                 = "AzureBlob"
      accountName                   = azurerm_storage_account.default.name
      containerName                 = azurerm_storage_container.features.name
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

  depends_on = [azurerm_role_assignment.workspace_system_identity]
}
