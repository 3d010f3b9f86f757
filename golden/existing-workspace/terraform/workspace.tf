# Made by amlgen from blueprint forecast. Edit the blueprint, not this file.

data "azapi_resource" "workspace_settings" {
  type        = "Microsoft.MachineLearningServices/workspaces@2026-05-01"
  resource_id = local.workspace_id

  response_export_values = ["properties.systemDatastoresAuthMode"]
}

check "workspace_settings" {
  assert {
    condition     = try(lower(data.azapi_resource.workspace_settings.output.properties.systemDatastoresAuthMode) == "identity", false)
    error_message = "This workspace reaches its own stores with keys. Switch it over with az ml workspace update --system-datastores-auth-mode identity: ${local.workspace_id}"
  }
}
