# Made by amlgen from blueprint ledger. Edit the blueprint, not this file.

output "storage_id" {
  description = "Resource id of the workspace's own storage account."
  value       = azurerm_storage_account.default.id
}

output "workspace_id" {
  description = "Resource id of the workspace."
  value       = azurerm_machine_learning_workspace.main.id
}

output "workspace_name" {
  description = "Name of the workspace, for `az ml --workspace-name`."
  value       = azurerm_machine_learning_workspace.main.name
}
