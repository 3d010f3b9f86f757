# Made by amlgen from blueprint fjord. Edit the blueprint, not this file.

resource "azapi_resource" "nightly_batch_endpoint" {
  type      = "Microsoft.MachineLearningServices/workspaces/batchEndpoints@2026-05-01"
  name      = "nightly-s${local.suffix}"
  parent_id = azapi_resource.workspace.id
  location  = var.location

  body = {
    properties = {
      authMode = "AADToken"
      defaults = {}
    }
  }

  ignore_body_changes    = ["properties.defaults"]
  response_export_values = []

  depends_on = [azurerm_role_assignment.workspace_after_workspace]
}
