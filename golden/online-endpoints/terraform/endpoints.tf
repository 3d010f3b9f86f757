# Made by amlgen from blueprint answers. Edit the blueprint, not this file.

resource "azapi_resource" "rank_endpoint" {
  type      = "Microsoft.MachineLearningServices/workspaces/onlineEndpoints@2026-05-01"
  name      = "rank-s${local.suffix}"
  parent_id = azapi_resource.workspace.id
  location  = var.location

  body = {
    properties = {
      authMode            = "AADToken"
      publicNetworkAccess = "Enabled"
      properties = {
        enforce_access_to_default_secret_stores = "enabled"
      }
      traffic = {}
    }
  }

  ignore_body_changes    = ["properties.traffic"]
  ignore_casing          = true
  response_export_values = []

  replace_triggers_external_values = {
    identityType = "SystemAssigned"
  }

  identity {
    type = "SystemAssigned"
  }

  depends_on = [azurerm_role_assignment.workspace_after_workspace]
}

resource "azapi_resource" "chat_endpoint" {
  type      = "Microsoft.MachineLearningServices/workspaces/onlineEndpoints@2026-05-01"
  name      = "chat-s${local.suffix}"
  parent_id = azapi_resource.workspace.id
  location  = var.location

  body = {
    properties = {
      authMode            = "AADToken"
      publicNetworkAccess = "Enabled"
      traffic             = {}
    }
  }

  ignore_body_changes    = ["properties.traffic"]
  ignore_casing          = true
  response_export_values = []

  replace_triggers_external_values = {
    identityType = "UserAssigned"
    identityIds  = [azurerm_user_assigned_identity.scoring.id]
  }

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.scoring.id]
  }

  depends_on = [
    azurerm_role_assignment.scoring,
    azurerm_role_assignment.scoring_after_workspace,
    azurerm_role_assignment.workspace_after_workspace,
  ]
}
