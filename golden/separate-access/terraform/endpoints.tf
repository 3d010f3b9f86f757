# Made by amlgen from blueprint atlas. Edit the blueprint, not this file.

resource "azapi_resource" "score_endpoint" {
  type      = "Microsoft.MachineLearningServices/workspaces/onlineEndpoints@2026-05-01"
  name      = "score-s${local.suffix}"
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
}
