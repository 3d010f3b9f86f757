# Made by amlgen from blueprint features. Edit the blueprint, not this file.

resource "azapi_resource" "orders_datastore" {
  type      = "Microsoft.MachineLearningServices/workspaces/datastores@2026-05-01"
  name      = "orders"
  parent_id = azapi_resource.workspace.id

  body = {
    properties = {
      datastoreType                 = "AzureDataLakeGen2"
      accountName                   = azurerm_storage_account.sales.name
      filesystem                    = azurerm_storage_container.orders.name
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

resource "azapi_resource" "offline_store_connection" {
  type      = "Microsoft.MachineLearningServices/workspaces/connections@2026-05-01"
  name      = "offline-store"
  parent_id = azapi_resource.workspace.id

  body = {
    properties = {
      category = "ADLSGen2"
      target   = azurerm_storage_container.features.id
      authType = "ManagedIdentity"
      credentials = {
        clientId   = azurerm_user_assigned_identity.materialization.client_id
        resourceId = azurerm_user_assigned_identity.materialization.id
      }
    }
  }

  response_export_values = []

  depends_on = [azurerm_role_assignment.workspace_after_workspace]
}

resource "azapi_resource" "online_store_connection" {
  type      = "Microsoft.MachineLearningServices/workspaces/connections@2026-05-01"
  name      = "online-store"
  parent_id = azapi_resource.workspace.id

  body = {
    properties = {
      category = "Redis"
      target   = local.redis_features_redis_id
      authType = "ManagedIdentity"
      credentials = {
        clientId   = azurerm_user_assigned_identity.materialization.client_id
        resourceId = azurerm_user_assigned_identity.materialization.id
      }
    }
  }

  response_export_values = []

  depends_on = [azurerm_role_assignment.workspace_after_workspace]
}
