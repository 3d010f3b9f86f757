# Made by amlgen from blueprint features. Edit the blueprint, not this file.

resource "azurerm_machine_learning_datastore_datalake_gen2" "orders" {
  name                  = "orders"
  workspace_id          = azapi_resource.workspace.id
  storage_container_id  = azurerm_storage_container.orders.id
  service_data_identity = "None"
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
