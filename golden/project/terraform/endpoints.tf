# Made by amlgen from blueprint concierge. Edit the blueprint, not this file.

resource "azapi_resource" "assistant_endpoint" {
  type      = "Microsoft.MachineLearningServices/workspaces/onlineEndpoints@2026-05-01"
  name      = "assistant-s${local.suffix}"
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
    identityIds  = [azurerm_user_assigned_identity.assistant.id]
  }

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.assistant.id]
  }

  depends_on = [
    azurerm_role_assignment.assistant,
    azurerm_role_assignment.assistant_after_workspace,
  ]
}
