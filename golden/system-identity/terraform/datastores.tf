# Made by amlgen from blueprint ledger. Edit the blueprint, not this file.

resource "azapi_resource" "postings_datastore" {
  type      = "Microsoft.MachineLearningServices/workspaces/datastores@2026-05-01"
  name      = "postings"
  parent_id = azapi_resource.workspace.id

  body = {
    properties = {
      datastoreType                 = "AzureBlob"
      accountName                   = azurerm_storage_account.data.name
      containerName                 = azurerm_storage_container.postings.name
      endpoint                      = "core.windows.net"
      protocol                      = "https"
      subscriptionId                = var.subscription_id
      resourceGroup                 = var.resource_group_name
      serviceDataAccessAuthIdentity = "WorkspaceSystemAssignedIdentity"
      credentials = {
        credentialsType = "None"
      }
    }
  }

  response_export_values = []

  depends_on = [azurerm_role_assignment.workspace_system_identity]
}

resource "azapi_resource" "reports_datastore" {
  type      = "Microsoft.MachineLearningServices/workspaces/datastores@2026-05-01"
  name      = "reports"
  parent_id = azapi_resource.workspace.id

  body = {
    properties = {
      datastoreType                 = "AzureBlob"
      accountName                   = azurerm_storage_account.data.name
      containerName                 = azurerm_storage_container.reports.name
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
