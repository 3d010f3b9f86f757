# Made by amlgen from blueprint ledger. Edit the blueprint, not this file.

output "storage_id" {
  description = "Resource id of the workspace's own storage account."
  value       = azurerm_storage_account.default.id
}

output "workspace_id" {
  description = "Resource id of the workspace."
  value       = azapi_resource.workspace.id
}

output "workspace_name" {
  description = "Name of the workspace, for `az ml --workspace-name`."
  value       = azapi_resource.workspace.name
}
