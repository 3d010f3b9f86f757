# Made by amlgen from blueprint forge. Edit the blueprint, not this file.

resource "azapi_resource" "score_endpoint" {
  type      = "Microsoft.MachineLearningServices/workspaces/onlineEndpoints@2026-05-01"
  name      = "score-s${local.suffix}"
  parent_id = azurerm_machine_learning_workspace.main.id
  location  = var.location

  body = {
    properties = {
      authMode            = "AADToken"
      publicNetworkAccess = "Enabled"
    }
  }

  response_export_values = []

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.serving.id]
  }

  depends_on = [
    azurerm_role_assignment.workspace_after_workspace,
    azurerm_role_assignment.serving,
    azurerm_role_assignment.serving_after_workspace,
  ]
}

resource "azapi_resource" "probe_endpoint" {
  type      = "Microsoft.MachineLearningServices/workspaces/onlineEndpoints@2026-05-01"
  name      = "probe-s${local.suffix}"
  parent_id = azurerm_machine_learning_workspace.main.id
  location  = var.location

  body = {
    properties = {
      authMode            = "AADToken"
      publicNetworkAccess = "Enabled"
    }
  }

  response_export_values = []

  identity {
    type = "SystemAssigned"
  }

  depends_on = [azurerm_role_assignment.workspace_after_workspace]
}
