# Made by amlgen from blueprint atlas. Edit the blueprint, not this file.

data "azapi_resource" "workspace" {
  type        = "Microsoft.MachineLearningServices/workspaces@2026-05-01"
  resource_id = local.workspace_id

  response_export_values = ["identity.principalId"]
}
