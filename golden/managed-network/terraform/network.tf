# Made by amlgen from blueprint managed. Edit the blueprint, not this file.

resource "azapi_resource" "default_queue_outbound_rule" {
  type      = "Microsoft.MachineLearningServices/workspaces/outboundRules@2026-05-01"
  name      = "default-queue"
  parent_id = azapi_resource.workspace.id

  body = {
    properties = {
      type     = "PrivateEndpoint"
      category = "UserDefined"
      destination = {
        serviceResourceId = azurerm_storage_account.default.id
        subresourceTarget = "queue"
        sparkEnabled      = false
      }
    }
  }

  response_export_values = []
}

resource "azapi_resource" "default_table_outbound_rule" {
  type      = "Microsoft.MachineLearningServices/workspaces/outboundRules@2026-05-01"
  name      = "default-table"
  parent_id = azapi_resource.workspace.id

  body = {
    properties = {
      type     = "PrivateEndpoint"
      category = "UserDefined"
      destination = {
        serviceResourceId = azurerm_storage_account.default.id
        subresourceTarget = "table"
        sparkEnabled      = false
      }
    }
  }

  response_export_values = []

  depends_on = [azapi_resource.default_queue_outbound_rule]
}

resource "azapi_resource" "lake_outbound_rule" {
  type      = "Microsoft.MachineLearningServices/workspaces/outboundRules@2026-05-01"
  name      = "lake"
  parent_id = azapi_resource.workspace.id

  body = {
    properties = {
      type     = "PrivateEndpoint"
      category = "UserDefined"
      destination = {
        serviceResourceId = azurerm_storage_account.lake.id
        subresourceTarget = "dfs"
        sparkEnabled      = false
      }
    }
  }

  response_export_values = []

  depends_on = [azapi_resource.default_table_outbound_rule]
}
