# Made by amlgen from blueprint managed. Edit the blueprint, not this file.

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
    identityType = "SystemAssigned"
  }

  identity {
    type = "SystemAssigned"
  }

  depends_on = [
    azapi_resource.lake_outbound_rule,
    azurerm_role_assignment.workspace_after_workspace,
  ]
}
