# Made by amlgen from blueprint atlas. Edit the blueprint, not this file.

resource "azapi_resource" "prices_datastore" {
  type      = "Microsoft.MachineLearningServices/workspaces/datastores@2026-05-01"
  name      = "prices"
  parent_id = azapi_resource.workspace.id

  body = {
    properties = {
      datastoreType                 = "AzureDataLakeGen2"
      accountName                   = "stcorplake"
      filesystem                    = "prices"
      endpoint                      = "core.windows.net"
      protocol                      = "https"
      subscriptionId                = "00000000-0000-0000-0000-000000000002"
      resourceGroup                 = "rg-lake"
      serviceDataAccessAuthIdentity = "None"
      credentials = {
        credentialsType = "None"
      }
    }
  }

  response_export_values = []
}
